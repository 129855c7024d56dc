package dev.fluxo.engine.spi;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What one run reads of an entity, open at both ends.
 *
 * @param after null: from the beginning
 * @param cutoff upper bound of the first watermark column, of that column's Java class; null: no upper bound
 * @param again the least value of the first watermark column that is read again though {@code after} has passed it; null:
 *     none is
 * @param upTo the last row that is read, at most; null: no such bound
 */
public record Window(
        @Nullable Watermark after,
        @Nullable Object cutoff,
        @Nullable Object again,
        @Nullable Watermark upTo) implements Serializable {
    public Window(@Nullable Watermark after, @Nullable Object cutoff, @Nullable Object again) {
        this(after, cutoff, again, null);
    }

    public Window(@Nullable Watermark after, @Nullable Object cutoff) {
        this(after, cutoff, null);
    }

    /** Without the rows that are read again. */
    public Window onlyNew() {
        return from(after);
    }

    /** What is left of it after a row. */
    public Window from(@Nullable Watermark row) {
        return new Window(row, cutoff, null, upTo);
    }
}
