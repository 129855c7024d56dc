package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.execution.Sink;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.spi.CommitMode;

/** Where one attempt of an entity brings its rows, and who keeps its books meanwhile. */
abstract sealed class EntitySink implements Sink, AutoCloseable permits WritingSink, DrySink {
    final RunContext context;
    final EntityBooks books;
    final LoadPlan plan;

    EntitySink(RunContext context, LoadPlan plan, EntityBooks books) {
        this.context = context;
        this.plan = plan;
        this.books = books;
    }

    @Override
    public boolean eachBatch() {
        return plan.commit() == CommitMode.BATCH;
    }

    @Override
    public void read(Moved part) {
        context.listeners().tell(new RowsRead(plan.entity(), part.counts().read(), part.batches()));
    }

    /** Rolls back what was not committed. */
    @Override
    public abstract void close();
}
