package dev.fluxo.engine.result;

/**
 * Whether something that a spec expects of its target holds after a load: a row of audit.etl_expectation.
 *
 * @param expectation its name, and what it says: {@code unique email}
 * @param severity {@code error}: what does not hold rolls the entity back; {@code warn}: it is said
 * @param actual what was found, in words: {@code 3 rows with NULL in nome}
 */
public record Expectation(String expectation, String severity, boolean passed, String actual) {
    public static final String ERROR = "error";
    public static final String WARN = "warn";

    /** Whether it rolls the entity back. */
    public boolean fails() {
        return !passed && severity.equals(ERROR);
    }
}
