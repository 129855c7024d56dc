package dev.fluxo.engine.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a source row becomes a target row, step by step. Values are text; null is NULL.
 *
 * @param columns in the order of the spec
 * @param fault why the row cannot be loaded; null where it can
 */
public record RowTrace(List<ColumnTrace> columns, @Nullable String fault) {
    public RowTrace {
        columns = List.copyOf(columns);
    }

    /**
     * @param column of the target, as the spec writes it
     * @param from the source columns that it is made of
     * @param steps the value as it is read or computed, then as each transform leaves it
     * @param result what is loaded; null also where there is a fault
     * @param text whether the result is a text, which is shown in quotes
     * @param fault why the value cannot be loaded
     */
    public record ColumnTrace(
            String column,
            List<Step> from,
            List<Step> steps,
            @Nullable String result,
            boolean text,
            @Nullable String fault) {
        public ColumnTrace {
            from = List.copyOf(from);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param name {@code name}, the source column; {@code expression}; or that of a transform
     * @param text whether the value is a text, which is shown in quotes
     */
    public record Step(String name, @Nullable String value, boolean text) {}
}
