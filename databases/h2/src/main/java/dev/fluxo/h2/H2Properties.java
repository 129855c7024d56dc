package dev.fluxo.h2;

import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The time-outs as H2's connection settings, in milliseconds, and who closes a database file. */
final class H2Properties {
    private static final H2Urls URLS = new H2Urls();

    private H2Properties() {}

    /**
     * Connecting has no time-out: the pool's own wait bounds it.
     *
     * @param set the keys that the user has set, in lower case
     */
    static Map<String, String> of(String url, Set<String> set, Timeouts timeouts) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "LOCK_TIMEOUT", millis(timeouts.lock(), Integer.MAX_VALUE),
                "QUERY_TIMEOUT", millis(timeouts.statement(), 0),
                "NETWORK_TIMEOUT", millis(timeouts.socket(), 0)));
        if (URLS.isEmbedded(url) && !set.contains("auto_server")) {
            // A process that is told to end would close the database under the run, which still has to end in order.
            properties.put("DB_CLOSE_ON_EXIT", "FALSE");
        }
        return properties;
    }

    private static String millis(Duration wait, int forEver) {
        long millis = wait.isZero() ? forEver : Math.min(wait.toMillis(), Integer.MAX_VALUE);
        return Long.toString(millis);
    }
}
