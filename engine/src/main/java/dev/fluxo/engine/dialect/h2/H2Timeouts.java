package dev.fluxo.engine.dialect.h2;

import dev.fluxo.engine.model.ConnectionSettings.Timeouts;
import java.time.Duration;
import java.util.Map;

/** The time-outs as H2's connection settings, in milliseconds. Connecting has none: the pool's own wait bounds it. */
final class H2Timeouts {
    private H2Timeouts() {}

    static Map<String, String> properties(Timeouts timeouts) {
        return Map.of(
                "LOCK_TIMEOUT", millis(timeouts.lock(), Integer.MAX_VALUE),
                "QUERY_TIMEOUT", millis(timeouts.statement(), 0),
                "NETWORK_TIMEOUT", millis(timeouts.socket(), 0));
    }

    private static String millis(Duration wait, int forEver) {
        long millis = wait.isZero() ? forEver : Math.min(wait.toMillis(), Integer.MAX_VALUE);
        return Long.toString(millis);
    }
}
