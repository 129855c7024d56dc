package dev.fluxo.engine.dialect;

import dev.fluxo.engine.model.TableName;

/** What a database's own catalog tells of a table, where JDBC's metadata is vague or wrong. */
public interface CatalogSql {
    /**
     * A row per column, in order: its name, its type as {@link Dialect#declared} reads it, then as 1 or 0 whether it takes NULL, whether the database
     * alone writes it (identity, computed, row version), whether it has a default, and whether values that it calls equal may be spelled
     * differently and an update may change the one spelling into the other.
     */
    Sql columns(TableName table);

    /**
     * A row per column of each index that lets no key come twice, checked at each statement: the index, the column. No
     * index over a part of the rows, or over expressions.
     */
    Sql uniqueKeys(TableName table);

    /**
     * One row, one column: what tells this very table from one of the same name that was made later. No row for what holds no rows of its
     * own.
     */
    Sql identity(TableName table);
}
