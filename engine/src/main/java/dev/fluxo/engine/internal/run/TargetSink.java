package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.Figures;
import dev.fluxo.engine.internal.control.Now;
import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.internal.target.TableLoader;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.result.RowCounts;
import java.util.List;

/** The target of an attempt: each commit takes the data, the watermark and the audit together. */
final class TargetSink extends EntitySink {
    private final LoadTransaction transaction;
    private final TableLoader loader;
    private final Standing standing;
    private final Surroundings around;
    private final Rejects rejects;
    private ControlRow control;

    /** @param control the row that this attempt begins at */
    TargetSink(
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
        this.loader = loading.open(
                transaction.data(),
                around::begin,
                (session, merge) -> context.stop().throwIfAsked(),
                rejects);
    }

    @Override
    public TableLoader loader() {
        return loader;
    }

    @Override
    public void rejected(List<Reject> some) {
        books.writeRejects(transaction.books(), some);
    }

    @Override
    public void written(Moved since, boolean last) {
        RowCounts beside = last ? around.end(transaction.data(), since.counts()) : RowCounts.ZERO;
        Figures after = books.figures().plus(since.counts().plus(beside), since.batches(), since.upTo());
        MaxDeletes.check(plan, transaction.data(), after.counts().deleted());
        if (last) {
            expect(after.counts());
        }
        books.warn(around.warnings());
        ControlRow wanted = control.with(definition(after.counts()));
        transaction.commit(
                session -> control = books.advance(session, wanted, since.upTo(), last, after),
                () -> books.isCommitted(control),
                loader::commitRefused);
        books.committed();
    }

    /** What is gone may have been all that there was. */
    private Definition definition(RowCounts counts) {
        Definition next = standing.next(counts.arrived() > 0);
        if (counts.deleted() > 0 && isEmpty()) {
            next = DefinitionMerge.filled(next, false);
        }
        return around.compared() ? next.compared(Now.instant().toString()) : next;
    }

    private boolean isEmpty() {
        return transaction
                        .data()
                        .query(transaction.data().dialect().target().isEmpty(plan.merge()), row -> row.integer(1))
                        .get(0)
                == 1;
    }

    /** What does not hold as the spec expects it fails the entity: nothing of this transaction is kept. */
    private void expect(RowCounts counts) {
        Expectations expectations = around.expectations();
        expectations.ask(transaction.data(), counts);
        books.expect(expectations.results());
        Problems broken = new Problems();
        broken.addAll(expectations.broken());
        broken.throwIfErrors();
        books.warn(broken.all());
    }

    @Override
    public void close() {
        books.keepRejects(rejects.uncommitted());
        try (transaction) {
            loader.close();
            around.close();
        }
    }
}
