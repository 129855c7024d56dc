package dev.fluxo.maven;

import org.apache.maven.plugin.logging.Log;

/** Keeps the connection pool from telling each start and end: it knows no quieter level for that. */
final class ThirdParties {
    /** The levels of Maven's logger, which reads this when a library asks for its logger the first time. */
    private static final String LEVEL = "org.slf4j.simpleLogger.log.";

    private static final String POOL = LEVEL + "com.zaxxer.hikari";

    private ThirdParties() {}

    /** Does nothing with {@code -X}, nor to what somebody has set. */
    static void quieten(Log log) {
        if (!log.isDebugEnabled() && System.getProperty(POOL) == null) {
            System.setProperty(POOL, "warn");
        }
    }
}
