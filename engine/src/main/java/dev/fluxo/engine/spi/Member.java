package dev.fluxo.engine.spi;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that is always in a table, whatever the source has.
 *
 * @param key those of the columns that tell it from all others
 * @param values one for each column, of its Java class
 * @param stamps what the engine sets beside them
 */
public record Member(List<Column> columns, List<Column> key, List<@Nullable Object> values, Stamps stamps)
        implements Serializable {
    public Member {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** The same for the run that writes. */
    public Member of(String runId) {
        return new Member(columns, key, values, stamps.of(runId));
    }

    /** The values of the key, in its order. */
    public List<Object> keyValues() {
        List<Object> found = new ArrayList<>();
        for (Column column : key) {
            Object value = values.get(columns.indexOf(column));
            if (value == null) {
                throw new IllegalStateException("a key without a value");
            }
            found.add(value);
        }
        return found;
    }

    /** The columns that do not tell it from others, and that can be changed: not those that the database fills once itself. */
    public List<Column> changeable() {
        return columns.stream()
                .filter(column -> !key.contains(column) && !column.generated())
                .toList();
    }
}
