package dev.fluxo.engine.spi;

/**
 * Equal steps of a key of whole numbers: the first one has what lies below {@code from}, the last one what lies above {@code to}.
 *
 * @param width of those between, of which the last may be shorter
 * @param count with both of these
 */
public record KeySteps(long from, long to, long width, int count) {}
