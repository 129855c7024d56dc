package dev.fluxo.cli;

/** What libraries have to say. */
final class Logging {
    private static final String SIMPLE = "org.slf4j.simpleLogger.";

    private Logging() {}

    /** Before the first of them asks for its logger. Warnings alone, unless somebody looks for a fault, or has set it. */
    static void prepare(boolean debug) {
        set("defaultLogLevel", debug ? "debug" : "warn");
        set("showThreadName", "false");
        set("showLogName", Boolean.toString(debug));
        set("levelInBrackets", "false");
    }

    private static void set(String setting, String value) {
        if (System.getProperty(SIMPLE + setting) == null) {
            System.setProperty(SIMPLE + setting, value);
        }
    }
}
