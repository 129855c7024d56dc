package dev.fluxo.engine.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value for a {@code ?}, bound as the type of the column that it meets.
 *
 * @param value of the Java class of the type's kind, or null
 */
public record Bind(@Nullable Object value, DataType type) {
    /** One for each column, of its type. */
    public static List<Bind> all(List<Column> columns, List<Object> values) {
        List<Bind> binds = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            binds.add(new Bind(values.get(i), columns.get(i).type()));
        }
        return binds;
    }
}
