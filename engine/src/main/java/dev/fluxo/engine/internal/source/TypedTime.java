package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A moment that somebody typed: with its offset, or as a day or a local time of the source.
 *
 * @param note in which zone it was read; null where it has its offset
 */
record TypedTime(OffsetDateTime moment, @Nullable String note) {
    /**
     * Null where it is no time at all.
     *
     * @throws IllegalArgumentException with words for the user, if it wants a zone and the source has several
     */
    static @Nullable TypedTime read(EntityPlan plan, String text, Database source) {
        String iso = text.strip().replace(' ', 'T');
        try {
            return new TypedTime(OffsetDateTime.parse(iso), null);
        } catch (DateTimeException e) {
            return readLocal(plan, iso, source);
        }
    }

    private static @Nullable TypedTime readLocal(EntityPlan plan, String iso, Database source) {
        LocalDateTime local;
        try {
            local = WatermarkBefore.local(iso);
        } catch (DateTimeException e) {
            return null;
        }
        ZoneId zone = zone(plan, source);
        if (zone == null) {
            throw new IllegalArgumentException("'" + iso + "' has no offset, and connection '" + source.name()
                    + "' names no single time zone: write one, as in " + local + "-03:00");
        }
        OffsetDateTime moment = earliest(local, zone);
        return new TypedTime(
                moment,
                "'" + iso + "' is read as " + moment + ", in " + zone + ", the time zone of connection '"
                        + source.name() + "'");
    }

    private static @Nullable ZoneId zone(EntityPlan plan, Database source) {
        WatermarkSpec spec = Objects.requireNonNull(plan.spec().watermark(), "an entity with a watermark");
        DataType withoutZone = DataType.of(TypeKind.TIMESTAMP, TypeKind.TIMESTAMP.name());
        try (Session session = source.session()) {
            return SourceClock.read(session, source, withoutZone, spec.clock()).zone();
        }
    }

    /** Of a time that comes twice the first; of one that no clock shows, the moment at which it was left out. */
    private static OffsetDateTime earliest(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant().atZone(zone).toOffsetDateTime()
                : local.atZone(zone).withEarlierOffsetAtOverlap().toOffsetDateTime();
    }
}
