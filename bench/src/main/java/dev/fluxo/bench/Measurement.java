package dev.fluxo.bench;

/**
 * One load, and what it was.
 *
 * @param rows how many there were to load
 */
record Measurement(Suite suite, Scenario scenario, String contender, int round, int rows, Run run) {}
