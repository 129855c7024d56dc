package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Watermark;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker answers.
 *
 * @param table that it has filled; null: none, nothing is to be written
 * @param rows that are in it
 * @param read rows of the source
 * @param batches that they came in
 * @param upTo the watermark of the last row; null: none was read, or the entity is read whole
 * @param rejects rows that were set aside
 * @param failure null: all went well
 */
record PartDone(
        @Nullable TableName table,
        long rows,
        long read,
        long batches,
        @Nullable Watermark upTo,
        List<Reject> rejects,
        @Nullable PartFailure failure)
        implements Serializable {
    PartDone {
        rejects = new ArrayList<>(rejects);
    }

    static PartDone of(@Nullable TableName table, long rows, Moved moved, List<Reject> rejects) {
        return new PartDone(table, rows, moved.counts().read(), moved.batches(), moved.upTo(), rejects, null);
    }

    /** Of a worker that stopped because it set more rows aside than all may: these are some of them. */
    static PartDone givenUp(FluxoException why, String place, List<Reject> rejects) {
        return new PartDone(null, 0, rejects.size(), 0, null, rejects, PartFailure.of(why, place));
    }

    boolean isGivenUp() {
        return failure != null && !rejects.isEmpty();
    }

    static PartDone failed(FluxoException why, String place) {
        return new PartDone(null, 0, 0, 0, null, List.of(), PartFailure.of(why, place));
    }
}
