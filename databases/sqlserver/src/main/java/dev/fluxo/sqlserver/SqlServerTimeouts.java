package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import java.time.Duration;
import java.util.Map;

/**
 * The time-outs as the driver's properties, each in its own unit and with its own word for ever, and what else the engine
 * relies on.
 */
final class SqlServerTimeouts {
    /** How long a cancelled statement may take to answer, in seconds. */
    private static final String CANCEL = "10";

    private static final int LONGEST_LOGIN = 65_535;

    private SqlServerTimeouts() {}

    static Map<String, String> properties(Timeouts timeouts) {
        return Map.ofEntries(
                Map.entry("loginTimeout", Integer.toString(Math.min(seconds(timeouts.connect()), LONGEST_LOGIN))),
                Map.entry("socketTimeout", Integer.toString(millis(timeouts.socket()))),
                Map.entry("queryTimeout", forEver(timeouts.statement(), seconds(timeouts.statement()))),
                Map.entry("cancelQueryTimeout", timeouts.statement().isZero() ? "-1" : CANCEL),
                Map.entry("lockTimeout", forEver(timeouts.lock(), millis(timeouts.lock()))),
                Map.entry("applicationName", "fluxo"),
                Map.entry("encrypt", "true"),
                // A connection made anew in silence would have lost its lock and its staging table.
                Map.entry("connectRetryCount", "0"),
                Map.entry("sendTimeAsDatetime", "false"),
                Map.entry("sendTemporalDataTypesAsStringForBulkCopy", "false"));
    }

    private static String forEver(Duration wait, int otherwise) {
        return wait.isZero() ? "-1" : Integer.toString(otherwise);
    }

    private static int seconds(Duration wait) {
        return (int) Math.min((wait.toMillis() + 999) / 1_000, Integer.MAX_VALUE / 1_000);
    }

    private static int millis(Duration wait) {
        return (int) Math.min(wait.toMillis(), Integer.MAX_VALUE);
    }
}
