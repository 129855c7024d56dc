package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a database's own catalog tells of a table, where JDBC's metadata is vague or wrong. */
public interface CatalogSql {
    /** A row per schema: its name, then 1 for the one that a name without a schema belongs to, else 0. Null where JDBC's metadata tells. */
    default @Nullable Sql schemas() {
        return null;
    }

    /**
     * A row per table or view of a schema: its name, then 0 for a table that holds rows which are in no other, else 1 (a view, a partition). Null where
     * JDBC's metadata tells.
     */
    default @Nullable Sql tables(String schema) {
        return null;
    }

    /** A row per column of each index, unique or not, in the order of the index: the index, the column. Null where JDBC's metadata tells. */
    default @Nullable Sql indexes(TableName table) {
        return null;
    }

    /** A row per column of each foreign key of the table: the key's name, then the schema and the name of the table it refers to. Null where JDBC's metadata tells. */
    default @Nullable Sql foreignKeys(TableName table) {
        return null;
    }

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

    /** The same of several tables at once. Null where each is asked for by itself. */
    default @Nullable Several several(List<TableName> tables) {
        return null;
    }

    /**
     * What is asked of several tables: each statement as that for one, with one more column at the end, the place of the table in the list, from
     * 1. The rows of a table stand together.
     *
     * @param relations as {@link Dialect#relation}
     */
    record Several(Sql columns, Sql uniqueKeys, Sql relations, Sql identities) {}
}
