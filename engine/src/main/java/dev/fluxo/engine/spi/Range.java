package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the rows of a query, by the values of some of its columns, compared as the database compares them, the first column first: from a
 * row of values on, up to another one and without it. Rows with a NULL in any of the columns belong to the first range. So each row is in one
 * of the ranges that follow each other, whatever its values.
 *
 * @param columns at least one, of the query
 * @param from in the order of the columns, of the Java class of each; null: the first range
 * @param to likewise; null: the last range
 */
public record Range(
        List<Column> columns,
        @Nullable List<Object> from,
        @Nullable List<Object> to) implements Serializable {
    public Range {
        columns = List.copyOf(columns);
        from = from == null ? null : List.copyOf(from);
        to = to == null ? null : List.copyOf(to);
    }
}
