package dev.fluxo.engine.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The statement that inserts and changes at once, and how its counts are had.
 *
 * @param countMissing one row, one column: how many staged rows the target lacks, asked before; null: the statement
 *     returns one row, with how many it inserted and how many it changed
 */
public record Upsert(@Nullable Sql countMissing, Sql statement) {}
