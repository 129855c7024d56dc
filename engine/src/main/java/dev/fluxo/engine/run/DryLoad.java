package dev.fluxo.engine.run;

import dev.fluxo.engine.control.EntityBooks;
import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.plan.EntityPlan;
import org.jspecify.annotations.Nullable;

/** Transforms and counts; stages, merges and advances nothing. */
final class DryLoad implements Load {
    private final RowPipeline pipeline;
    private final Rejects rejects;
    private final EntityBooks books;
    private final int width;
    private boolean inBatch;

    DryLoad(EntityPlan plan, EntityBooks books) {
        this.pipeline = new RowPipeline(plan);
        this.rejects = new Rejects(plan);
        this.books = books;
        this.width = plan.merge().columns().size();
    }

    @Override
    public void add(Batch batch, @Nullable Watermark upTo, boolean again) {
        long before = rejects.total();
        pipeline.transform(batch, () -> new Object[width], (row, source) -> {}, rejects);
        rejects.takePending();
        RowCounts counts = RowCounts.read(batch.size()).rejecting(rejects.total() - before);
        books.read(books.figures().plus(counts, inBatch ? 0 : 1, upTo));
        inBatch = !batch.complete();
    }

    @Override
    public void commit() {
        rejects.check(books.figures().counts().read());
    }

    @Override
    public EntityResult finish() {
        rejects.check(books.figures().counts().read());
        return books.end(EntityStatus.SUCCESS, null);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
