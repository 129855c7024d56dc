package dev.fluxo.console;

/**
 * A value as it was written.
 *
 * @param where it was written, as a message names it: {@code -Detl.threads}, {@code ETL_THREADS}, {@code <threads>}
 */
public record Given(String value, String where) {}
