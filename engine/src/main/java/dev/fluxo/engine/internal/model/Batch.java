package dev.fluxo.engine.internal.model;

import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are handed on together: a batch, or a part of one where a whole batch would fill the memory.
 *
 * @param rows at least one; each an array in the order of the columns, with the Java classes of {@link TypeKind}
 * @param weight about how many bytes the rows take
 * @param complete whether a batch ends here; the last one of a source may just stop
 */
public record Batch(List<@Nullable Object[]> rows, int weight, boolean complete) {
    public int size() {
        return rows.size();
    }
}
