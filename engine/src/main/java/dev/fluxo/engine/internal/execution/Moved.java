package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * How far rows were moved.
 *
 * @param batches that began
 * @param upTo the watermark of the last row, or where that lies behind the stored one the stored one; null: none was read, or the entity
 *     is read whole
 */
public record Moved(
        RowCounts counts, long batches, @Nullable Watermark upTo) {
    public static final Moved NOTHING = new Moved(RowCounts.ZERO, 0, null);

    /** This, and what came after it. */
    public Moved plus(Moved more) {
        return new Moved(counts.plus(more.counts), batches + more.batches, more.upTo == null ? upTo : more.upTo);
    }

    /** This, with what became of its rows. */
    Moved plus(RowCounts more) {
        return new Moved(counts.plus(more), batches, upTo);
    }
}
