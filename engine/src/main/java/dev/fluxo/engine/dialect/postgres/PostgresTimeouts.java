package dev.fluxo.engine.dialect.postgres;

import dev.fluxo.engine.model.ConnectionSettings.Timeouts;
import java.time.Duration;
import java.util.Map;

/** The time-outs as the driver's properties in seconds, and the server's own in milliseconds. Zero means for ever. */
final class PostgresTimeouts {
    private PostgresTimeouts() {}

    static Map<String, String> properties(Timeouts timeouts) {
        return Map.of(
                "connectTimeout",
                seconds(timeouts.connect()),
                "loginTimeout",
                seconds(timeouts.connect()),
                "socketTimeout",
                seconds(timeouts.socket()),
                "tcpKeepAlive",
                "true",
                "ApplicationName",
                "fluxo",
                "options",
                "-c statement_timeout=" + millis(timeouts.statement()) + " -c lock_timeout=" + millis(timeouts.lock()));
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.min((wait.toMillis() + 999) / 1_000, Integer.MAX_VALUE));
    }

    private static String millis(Duration wait) {
        return Long.toString(Math.min(wait.toMillis(), Integer.MAX_VALUE));
    }
}
