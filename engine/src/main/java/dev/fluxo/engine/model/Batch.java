package dev.fluxo.engine.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are read, counted and handed on together.
 *
 * @param rows each an array in the order of the columns, with the Java classes of {@link TypeKind}
 */
public record Batch(List<@Nullable Object[]> rows) {
    public int size() {
        return rows.size();
    }
}
