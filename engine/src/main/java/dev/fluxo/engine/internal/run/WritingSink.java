package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.Figures;
import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.internal.target.MaxDeletes;
import dev.fluxo.engine.internal.target.TableLoader;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The target of an attempt that writes: each commit takes the data, and what the books say of it, together. */
abstract sealed class WritingSink extends EntitySink permits TargetSink, BackfillSink, HealSink {
    private final LoadTransaction transaction;
    private final TableLoader loader;
    final Standing standing;
    final Surroundings around;
    private final Rejects rejects;
    private ControlRow control;

    /**
     * @param control the row that this attempt begins at
     * @param standing what the watermark stood for then
     */
    WritingSink(
            RunContext context,
            LoadPlan plan,
            Database target,
            EntityBooks books,
            ControlRow control,
            Standing standing,
            Loading loading,
            Surroundings around,
            Rejects rejects) {
        super(context, plan, books);
        this.control = control;
        this.standing = standing;
        this.around = around;
        this.rejects = rejects;
        this.transaction = new LoadTransaction(target, context.control(), context.stop());
        this.loader = loading.open(transaction.data(), around::begin, this::look, rejects);
    }

    /** Before each merge, in the thread that writes. */
    void look(Session session, StageTransfer merge) {
        context.stop().throwIfAsked();
    }

    @Override
    public final TableLoader loader() {
        return loader;
    }

    @Override
    public final void rejected(List<Reject> some) {
        books.writeRejects(transaction.books(), some);
    }

    @Override
    public final void written(Moved since, boolean last) {
        RowCounts beside = last ? around.end(transaction.data(), since.counts()) : RowCounts.ZERO;
        Figures after = books.figures().plus(since.counts().plus(beside), since.batches(), reached(since.upTo()));
        MaxDeletes.check(plan, transaction.data(), after.counts().deleted());
        if (last) {
            around.expect(transaction.data(), after.counts(), books);
        }
        books.warn(around.warnings());
        Definition definition = definition(since.upTo(), after.counts(), last);
        // What is gone may have been all that there was.
        boolean emptied = after.counts().deleted() > 0 && isEmpty();
        ControlRow wanted = control.with(emptied ? DefinitionMerge.filled(definition, false) : definition);
        transaction.commit(
                session -> control = entry(session, wanted, since.upTo(), last, after),
                () -> isCommitted(control),
                loader::commitRefused);
        books.committed();
    }

    /** How far the watermark has come once a row is in; null: it stays. */
    abstract @Nullable Watermark reached(@Nullable Watermark row);

    /** What the watermark stands for then. */
    abstract Definition definition(@Nullable Watermark upTo, RowCounts counts, boolean last);

    /** Writes the books; the row as it is then. */
    abstract ControlRow entry(
            Session session, ControlRow wanted, @Nullable Watermark upTo, boolean last, Figures after);

    /** Whether the books say so, asked on a fresh connection. */
    abstract boolean isCommitted(ControlRow written);

    /** Whether the transaction changes nothing that anybody loaded or knows of: it says no more than that nothing was new. */
    final boolean isNothing(ControlRow wanted, Figures after) {
        return after.counts().equals(RowCounts.ZERO)
                && around.isNothing()
                && Objects.equals(wanted.definition(), control.definition());
    }

    private boolean isEmpty() {
        return transaction
                        .data()
                        .query(transaction.data().dialect().target().isEmpty(plan.merge()), row -> row.integer(1))
                        .get(0)
                == 1;
    }

    @Override
    public final void close() {
        books.keepRejects(rejects.uncommitted());
        try (transaction) {
            loader.close();
            around.close();
        }
    }
}
