package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Watermark;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an entity within a run.
 *
 * @param from the watermark that the run began at; null: the beginning
 * @param to the watermark that it came to; null: nothing was read
 * @param cutoff as text; null where the window has no upper bound
 */
public record Figures(
        RowCounts counts,
        long batches,
        @Nullable Watermark from,
        @Nullable Watermark to,
        @Nullable String cutoff) {
    static final Figures NONE = new Figures(RowCounts.ZERO, 0, null, null, null);

    /** @param upTo null: no further than before */
    public Figures plus(RowCounts more, long moreBatches, @Nullable Watermark upTo) {
        return new Figures(counts.plus(more), batches + moreBatches, from, upTo == null ? to : upTo, cutoff);
    }
}
