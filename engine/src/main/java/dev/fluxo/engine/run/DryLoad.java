package dev.fluxo.engine.run;

import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.plan.EntityPlan;
import org.jspecify.annotations.Nullable;

/** Transforms and counts; stages, merges and advances nothing. */
final class DryLoad implements Load {
    private final RowPipeline pipeline;
    private final Rejects rejects;
    private final Progress progress;
    private final EntityEnd end;
    private final int width;
    private boolean inBatch;

    DryLoad(EntityPlan plan, Progress progress, EntityEnd end) {
        this.pipeline = new RowPipeline(plan);
        this.rejects = new Rejects(plan);
        this.progress = progress;
        this.end = end;
        this.width = plan.merge().columns().size();
    }

    @Override
    public void add(Batch batch, @Nullable Watermark upTo, boolean again) {
        long before = rejects.total();
        pipeline.transform(batch, () -> new Object[width], (row, source) -> {}, rejects);
        rejects.takePending();
        RowCounts counts = new RowCounts(batch.size(), 0, 0, 0, 0, 0, rejects.total() - before);
        progress.update(progress.figures().plus(counts, inBatch ? 0 : 1, upTo));
        inBatch = !batch.complete();
    }

    @Override
    public void commit() {
        rejects.check(progress.figures().counts().read());
    }

    @Override
    public EntityResult finish() {
        rejects.check(progress.figures().counts().read());
        return end.dryRunSucceeded();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
