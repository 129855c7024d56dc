package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.Clock;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.SaidZone;
import dev.fluxo.engine.spi.TypeKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a source, and the zones in which it may have written a time without one. Where these are several, the earliest of
 * their clocks is the one that bounds a window: what it has not passed, none has.
 */
final class SourceClock {
    private static final int NANO_DIGITS = 9;
    private static final DataType MOMENT =
            DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP WITH TIME ZONE", NANO_DIGITS);

    private final OffsetDateTime now;
    private final List<SaidZone> zones;

    private SourceClock(OffsetDateTime now, List<SaidZone> zones) {
        this.now = now;
        this.zones = zones;
    }

    /** Asks the source for its time, and for its zones where the column wants one and the spec leaves it to the source. */
    static SourceClock read(Session session, Database source, DataType column, Clock clock) {
        return of(new SourceMoment(source), session, column, clock);
    }

    /** The same as the moment tells it. */
    static SourceClock of(SourceMoment moment, Session session, DataType column, Clock clock) {
        return new SourceClock(moment.now(session), zones(moment, session, column, clock));
    }

    private static List<SaidZone> zones(SourceMoment moment, Session session, DataType column, Clock clock) {
        if (column.kind() == TypeKind.TIMESTAMP_TZ) {
            return List.of();
        }
        return clock.zone() != null
                ? List.of(new SaidZone(clock.text(), "the spec", clock.zone()))
                : moment.zones(session);
    }

    /** The type of every moment that a source is asked for. */
    static DataType momentType() {
        return MOMENT;
    }

    OffsetDateTime now() {
        return now;
    }

    /** The zones that count, those that nobody knows left out; empty for a column with a zone. */
    List<SaidZone> zones() {
        return zones;
    }

    /** Whether the clocks of the zones differ, now or in another season. */
    boolean isAmbiguous() {
        return rules().map(ZoneId::getRules).distinct().count() > 1;
    }

    boolean knowsAll() {
        return zones.stream().allMatch(said -> said.zone() != null);
    }

    /** The moment as the column would have it, so that nothing written from then on is before it. */
    Temporal bound(OffsetDateTime moment) {
        return rules().map(zone -> LocalClock.bound(zone.getRules(), moment.toInstant()))
                .min(Comparator.naturalOrder())
                .map(Temporal.class::cast)
                .orElse(moment);
    }

    /** The latest time that the column may hold by now. */
    Temporal latest() {
        return rules().map(zone -> LocalClock.latest(zone.getRules(), now.toInstant()))
                .max(Comparator.naturalOrder())
                .map(Temporal.class::cast)
                .orElse(now);
    }

    /** What a wall clock beside the column shows now; the moment itself where the column has a zone. */
    Temporal shown() {
        return rules().map(zone -> LocalDateTime.ofInstant(now.toInstant(), zone))
                .min(Comparator.naturalOrder())
                .map(Temporal.class::cast)
                .orElse(now);
    }

    /** When a time that the column holds was, at the earliest. */
    Instant instant(Object value) {
        if (value instanceof OffsetDateTime zoned) {
            return zoned.toInstant();
        }
        LocalDateTime local = Cutoff.local(value);
        return rules().map(
                        zone -> local.atZone(zone).withEarlierOffsetAtOverlap().toInstant())
                .min(Comparator.naturalOrder())
                .orElseGet(() -> local.atOffset(now.getOffset()).toInstant());
    }

    /**
     * A time of the column so much earlier: on the wall, and in truth. Where clocks were changed between the two, the
     * earlier of them.
     */
    Temporal before(Object value, Duration back) {
        if (value instanceof OffsetDateTime zoned) {
            return zoned.minus(back);
        }
        LocalDateTime local = Cutoff.local(value);
        return rules().map(zone ->
                        LocalDateTime.ofInstant(local.atZone(zone).toInstant().minus(back), zone))
                .reduce(local.minus(back), BinaryOperator.minBy(Comparator.naturalOrder()));
    }

    /** A moment that was told in the local time of the server with the offset of now: when it was at the earliest. */
    OffsetDateTime earliest(OffsetDateTime told) {
        LocalDateTime local = told.toLocalDateTime();
        return rules().filter(zone -> zone.getRules().getOffset(now.toInstant()).equals(told.getOffset()))
                .map(zone -> local.atZone(zone).withEarlierOffsetAtOverlap().toOffsetDateTime())
                .filter(told::isAfter)
                .min(Comparator.comparing(OffsetDateTime::toInstant))
                .orElse(told);
    }

    /** The one zone of the source, for times that somebody types; null where there are several. */
    @Nullable
    ZoneId zone() {
        List<ZoneId> known = rules().toList();
        return known.isEmpty() || isAmbiguous() ? null : known.get(0);
    }

    private Stream<ZoneId> rules() {
        return zones.stream().map(SaidZone::zone).filter(Objects::nonNull).map(ZoneId.class::cast);
    }
}
