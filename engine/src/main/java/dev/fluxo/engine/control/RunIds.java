package dev.fluxo.engine.control;

import java.security.SecureRandom;
import java.util.UUID;

/** Identifiers that sort by the time they were made: UUID version 7, RFC 9562 section 5.7. */
public final class RunIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    public static String next() {
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | 0x7000L | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
