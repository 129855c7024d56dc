package dev.fluxo.maven;

import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Keeps libraries from talking in between: who runs an ETL wants to hear of pools and migrations only when they fail. */
final class ThirdParties {
    /** The levels of Maven's logger, which reads this when a library asks for its logger the first time. */
    private static final String LEVEL = "org.slf4j.simpleLogger.log.";

    private static final List<String> TALKATIVE = List.of("com.zaxxer.hikari", "org.flywaydb");

    private ThirdParties() {}

    /** Does nothing with {@code -X}, nor to what somebody has set. */
    static void quieten(Log log) {
        if (log.isDebugEnabled()) {
            return;
        }
        for (String name : TALKATIVE) {
            if (System.getProperty(LEVEL + name) == null) {
                System.setProperty(LEVEL + name, "warn");
            }
        }
    }
}
