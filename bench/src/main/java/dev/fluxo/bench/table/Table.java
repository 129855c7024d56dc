package dev.fluxo.bench.table;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table that is loaded into one of the same columns. Its last column, {@code updated_at}, comes by itself.
 *
 * @param number gives a row's number {@code x} back from its columns, in SQL
 * @param keys the first columns
 * @param values the other ones
 * @param change what an increment sets, in SQL
 * @param indexes of the target, each the columns of one; its key has an index besides
 */
public record Table(
        String name, String number, List<Column> keys, List<Column> values, String change, List<String> indexes) {
    static final Column UPDATED_AT = Column.of("updated_at", "TIMESTAMP NOT NULL", "");

    public Table {
        keys = List.copyOf(keys);
        values = List.copyOf(values);
        indexes = List.copyOf(indexes);
    }

    public String target() {
        return "dw_" + name;
    }

    /** What can be added up. */
    public List<String> sums() {
        return List.of(values.get(0).name());
    }

    List<Column> columns() {
        return Stream.of(keys, values, List.of(UPDATED_AT))
                .flatMap(List::stream)
                .toList();
    }
}
