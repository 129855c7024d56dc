package dev.fluxo.engine.result;

/**
 * Where a run comes from.
 *
 * @param host the machine and the process: {@code etl01:4711}
 * @param engineVersion {@code development} where the engine does not run from its jar
 */
public record RunOrigin(String host, String osUser, String engineVersion) {}
