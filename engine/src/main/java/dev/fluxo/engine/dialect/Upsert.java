package dev.fluxo.engine.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The statement that inserts and changes at once, and how the database tells the two apart.
 *
 * @param countMissing one row, one column: how many staged rows the target lacks, asked before
 * @param countInserted one row, one column: how many rows were inserted, asked afterwards
 */
public record Upsert(
        @Nullable Sql countMissing, Sql statement, @Nullable Sql countInserted) {
    /** The statement's count is that of all rows it wrote. */
    public static Upsert afterCounting(Sql countMissing, Sql statement) {
        return new Upsert(countMissing, statement, null);
    }

    /** The statement's count is that of all rows it wrote. */
    public static Upsert beforeCounting(Sql statement, Sql countInserted) {
        return new Upsert(null, statement, countInserted);
    }

    /** The statement returns one row: how many it inserted, how many it changed. */
    public static Upsert counting(Sql statement) {
        return new Upsert(null, statement, null);
    }
}
