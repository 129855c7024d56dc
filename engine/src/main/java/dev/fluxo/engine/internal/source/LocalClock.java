package dev.fluxo.engine.internal.source;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * What a clock on a wall says, and what it will not say again. Where the clocks of a zone are put back, an hour comes twice: its
 * rows have the times of rows that were written before them. So nothing within that hour is passed until it is over for good.
 */
final class LocalClock {
    /** No zone puts its clocks back by more; one that moved over the date line lost or won a day. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private LocalClock() {}

    /** The latest local time before which nothing is written from this moment on. */
    static LocalDateTime bound(ZoneRules rules, Instant moment) {
        ZoneOffsetTransition last = rules.previousTransition(moment.plusNanos(1));
        if (isRepeating(last, moment)) {
            return last.getDateTimeAfter();
        }
        LocalDateTime bound = LocalDateTime.ofInstant(moment, rules.getOffset(moment));
        ZoneOffsetTransition next = rules.nextTransition(moment);
        while (next != null && next.getInstant().isBefore(moment.plus(LONGEST))) {
            if (next.isOverlap() && next.getDateTimeAfter().isBefore(bound)) {
                bound = next.getDateTimeAfter();
            }
            next = rules.nextTransition(next.getInstant());
        }
        return bound;
    }

    /** The latest local time that may have been written up to this moment. */
    static LocalDateTime latest(ZoneRules rules, Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, rules.getOffset(moment));
        ZoneOffsetTransition last = rules.previousTransition(moment.plusNanos(1));
        return isRepeating(last, moment) ? last.getDateTimeBefore() : local;
    }

    /** Whether the clock shows times at this moment that it has shown before. */
    private static boolean isRepeating(@Nullable ZoneOffsetTransition last, Instant moment) {
        return last != null
                && last.isOverlap()
                && moment.isBefore(last.getInstant().minus(last.getDuration()));
    }
}
