package dev.fluxo.engine.spi;

/**
 * How a database reads from a snapshot that locks nothing, where it does not do so by itself.
 *
 * @param allowed one row, one column: 1 where this database lets a transaction ask for it
 * @param level the isolation level as the driver numbers it
 */
public record Snapshot(Sql allowed, int level) {}
