package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What asks a target for rows that are compared with those of its source: those that are live and have a key. Members that were only inferred
 * are not among them. Read by a cursor.
 */
public interface CompareSql {
    /** One row, one column: how many rows there are. */
    Sql count(CheckSql.Asked of);

    /** One row: the least and the greatest value of a column, NULL where there are no rows. */
    Sql span(CheckSql.Asked of, Column column);

    /**
     * The rows, in no order.
     *
     * @param columns what is read of them
     * @param range null: all of them
     */
    Sql rows(CheckSql.Asked of, List<Column> columns, @Nullable KeyRange range);

    /**
     * As {@link SourceSql#sums}; each row is as if in a window.
     *
     * @return null where the database cannot, or not with these columns
     */
    default @Nullable Sql sums(CheckSql.Asked of, List<Column> columns, Column key, KeySteps steps) {
        return null;
    }

    /**
     * The rows with any of these keys.
     *
     * @param columns what is read of them
     * @param keys at least one, each in the order of the keys
     */
    Sql rowsOf(CheckSql.Asked of, List<Column> columns, List<List<Object>> keys);
}
