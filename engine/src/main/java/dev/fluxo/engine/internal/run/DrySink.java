package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.target.NoLoader;
import dev.fluxo.engine.internal.target.TableLoader;

/** Where a dry run brings its rows: nowhere. Nothing is written, and nothing advances. */
final class DrySink extends EntitySink {
    private final TableLoader loader;
    private Moved all = Moved.NOTHING;

    DrySink(RunContext context, LoadPlan plan, EntityBooks books) {
        super(context, plan, books);
        this.loader = new NoLoader(plan);
    }

    @Override
    public TableLoader loader() {
        return loader;
    }

    @Override
    public void read(Moved part) {
        all = all.plus(part);
        books.read(all.counts(), all.batches(), all.upTo());
        super.read(part);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
