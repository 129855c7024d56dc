package dev.fluxo.engine.spi;

import java.util.function.Function;

/**
 * How several sessions of a database read at one moment: one names it, in a transaction that stays open until the others have begun with it.
 *
 * @param isolation of the transactions that share it, as {@link java.sql.Connection} numbers it
 * @param name one row, one column: the name of the moment that the transaction reads at
 * @param adopt an update, the first statement of a transaction: it reads at the moment of this name
 */
public record SharedSnapshot(int isolation, Sql name, Function<String, Sql> adopt) {}
