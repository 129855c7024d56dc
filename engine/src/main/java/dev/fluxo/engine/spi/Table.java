package dev.fluxo.engine.spi;

import java.util.List;

/**
 * A table as the catalog has it.
 *
 * @param uniqueKeys the column names of each primary key, unique constraint and unique index
 */
public record Table(TableName name, List<Column> columns, List<List<String>> uniqueKeys, Relation relation) {
    public Table {
        columns = List.copyOf(columns);
        uniqueKeys = List.copyOf(uniqueKeys);
    }

    /** Nothing but a table, or not known to be more. */
    public Table(TableName name, List<Column> columns, List<List<String>> uniqueKeys) {
        this(name, columns, uniqueKeys, Relation.TABLE);
    }
}
