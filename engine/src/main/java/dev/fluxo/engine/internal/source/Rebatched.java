package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.model.Batch;
import org.jspecify.annotations.Nullable;

/** The rows of several readers, counted together. */
final class Rebatched implements Rows {
    private final Rows rows;
    private final int batchSize;
    private long ofBatch;

    Rebatched(Rows rows, int batchSize) {
        this.rows = rows;
        this.batchSize = batchSize;
    }

    @Override
    public @Nullable Batch next() {
        Batch part = rows.next();
        if (part == null) {
            return null;
        }
        ofBatch += part.size();
        boolean complete = ofBatch >= batchSize;
        if (complete) {
            ofBatch -= batchSize;
        }
        return new Batch(part.rows(), part.weight(), complete);
    }

    @Override
    public void cancel() {
        rows.cancel();
    }

    @Override
    public void close() {
        rows.close();
    }
}
