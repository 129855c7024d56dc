package dev.fluxo.engine.internal.transform.value;

import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.spi.Infinity;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What clocks in a zone show at a moment: the same for every offset that the moment is written with. */
public final class AtZone {
    private static final Set<String> KNOWN = ZoneId.getAvailableZoneIds();

    private final ZoneId zone;

    private AtZone(ZoneId zone) {
        this.zone = zone;
    }

    /** @throws IllegalArgumentException with a message for the user, if there is no such zone */
    public static AtZone of(String name) {
        if (name.equalsIgnoreCase("utc")) {
            return new AtZone(ZoneOffset.UTC);
        }
        if (!KNOWN.contains(name)) {
            String hint = NearestName.hint(name, KNOWN);
            throw new IllegalArgumentException("'" + name + "' is not a known time zone, "
                    + (hint == null ? "write one such as America/Sao_Paulo, or utc" : hint));
        }
        return new AtZone(ZoneId.of(name));
    }

    /**
     * The date and time of day there, without an offset.
     *
     * @throws ValueFault if the value does not tell its moment
     */
    public LocalDateTime apply(Object value) {
        OffsetDateTime moment = value instanceof String text ? read(text) : null;
        if (value instanceof OffsetDateTime written) {
            moment = written;
        }
        if (moment == null) {
            throw new ValueFault(
                    Kinds.describe(value) + " has no offset, so nobody can tell its time in another zone; at_zone takes"
                            + " timestamps with a time zone");
        }
        if (Infinity.is(moment)) {
            return Infinity.isPositive(moment) ? LocalDateTime.MAX : LocalDateTime.MIN;
        }
        return moment.atZoneSameInstant(zone).toLocalDateTime();
    }

    private static @Nullable OffsetDateTime read(String text) {
        try {
            return OffsetDateTime.parse(Spaces.trim(text).replace(' ', 'T'));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
