package dev.fluxo.engine.internal.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether keys are to be compared again. */
public final class ComparisonDue {
    /** A nightly run begins some minutes earlier than the one before has ended, and is meant to be a day later. */
    private static final Duration MOST_EARLY = Duration.ofHours(1);

    private static final int SHARE_EARLY = 10;

    private ComparisonDue() {}

    /**
     * @param every zero: each time
     * @param last null: never
     */
    static boolean is(Duration every, @Nullable Instant last) {
        return last == null || !Instant.now().isBefore(from(every, last));
    }

    /** From when on. */
    public static Instant from(Duration every, Instant last) {
        Duration share = every.dividedBy(SHARE_EARLY);
        return last.plus(every).minus(share.compareTo(MOST_EARLY) < 0 ? share : MOST_EARLY);
    }
}
