package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.Sql;
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
                "fluxo");
    }

    /** Set once connected: a pooler refuses them as options of the start-up. What the user's own options say stands. */
    static Sql ofServer(Timeouts timeouts) {
        return Sql.of("SELECT set_config(name, wanted, false) FROM pg_settings JOIN (VALUES ('statement_timeout', '"
                + millis(timeouts.statement()) + "'), ('lock_timeout', '" + millis(timeouts.lock())
                + "')) AS t(name, wanted) USING (name) WHERE source <> 'client'");
    }

    private static String seconds(Duration wait) {
        return Long.toString(Math.min((wait.toMillis() + 999) / 1_000, Integer.MAX_VALUE));
    }

    private static String millis(Duration wait) {
        return Long.toString(Math.min(wait.toMillis(), Integer.MAX_VALUE));
    }
}
