package dev.fluxo.engine.spi;

/**
 * A failure in the words of a database's own module. Neither holds a value of a row.
 *
 * @param what happened, and to what
 * @param next what to do about it
 */
public record Explained(String what, String next) {}
