package dev.fluxo.engine.internal.control;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Identifiers that sort by the time they were made: UUID version 7, RFC 9562 section 5.7. Within a millisecond, and when
 * the clock is set back, a counter goes on, so that those of one process never come out of order.
 */
public final class RunIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;

    /** Milliseconds since 1970, and below them the counter. */
    private static long last;

    private RunIds() {}

    public static String next() {
        long time = tick(System.currentTimeMillis());
        long high = (time >>> COUNTER_BITS << 16) | 0x7000L | (time & 0xfff);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** A new millisecond begins at a random count in the lower half: that leaves room to count on. */
    private static synchronized long tick(long millis) {
        last = Math.max(last + 1, (millis << COUNTER_BITS) | RANDOM.nextInt(0x800));
        return last;
    }
}
