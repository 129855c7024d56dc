package dev.fluxo.console;

import java.util.Locale;

/** How parameters are called in the environment. */
final class Environment {
    private static final String PREFIX = "ETL_";

    private Environment() {}

    /** {@code dryRun} is {@code ETL_DRY_RUN}. */
    static String variable(String parameter) {
        return PREFIX + parameter.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
