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
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.internal.target.TableLoader;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Fill;
import dev.fluxo.engine.spi.StageTransfer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The target of a backfill: each commit takes the data, how far it has come, and the audit together. The watermark stays. */
final class BackfillSink extends EntitySink {
    private final BackfillRange range;
    private final Standing standing;
    private final Rejects rejects;
    private final LoadTransaction transaction;
    private final TableLoader loader;
    private final RunContext context;
    /** Rows that only columns were to be filled of, and that are not in the target. */
    private final AtomicLong absent = new AtomicLong();

    private ControlRow control;

    /** @param control the row that this attempt begins at */
    BackfillSink(
            RunContext context,
            BackfillRange range,
            Database target,
            EntityBooks books,
            ControlRow control,
            Standing standing,
            Loading loading,
            Rejects rejects) {
        super(context, range.load(), books);
        this.context = context;
        this.range = range;
        this.control = control;
        this.standing = standing;
        this.rejects = rejects;
        this.transaction = new LoadTransaction(target, context.control(), context.stop());
        this.loader = loading.open(transaction.data(), session -> {}, this::look, rejects);
    }

    private void look(Session session, StageTransfer merge) {
        context.stop().throwIfAsked();
        if (range.load().strategy() instanceof Fill) {
            absent.addAndGet(session.query(session.dialect().target().countMissing(merge), row -> row.integer(1))
                    .get(0));
        }
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
        if (last && absent.get() > 0) {
            books.warn(List.of(Problem.warning(
                    Code.BACKFILL_ABSENT,
                    null,
                    absent.get() + " of the rows that were read are not in the target: of them nothing could be filled",
                    "backfill without columns inserts them")));
        }
        Figures after = books.figures().plus(since.counts(), since.batches(), null);
        MaxDeletes.check(range.load(), transaction.data(), after.counts().deleted());
        ControlRow wanted = control.with(definition(since, after.counts().arrived() > 0, last));
        transaction.commit(
                session -> control = books.refilled(session, wanted, last, after),
                () -> books.isRefilled(control),
                loader::commitRefused);
        books.committed();
    }

    /** Only a range that goes up to the watermark says anything of what is as mapped from where on. */
    private Definition definition(Moved since, boolean arrived, boolean last) {
        if (!last) {
            return standing.next(arrived).with(BackfillProgress.at(range, since.upTo()));
        }
        Definition done = range.until() == null
                ? standing.refilled(arrived, range.filled(), range.since())
                : standing.next(arrived);
        return done.with(null);
    }

    @Override
    public void close() {
        books.keepRejects(rejects.uncommitted());
        try (transaction) {
            loader.close();
        }
    }
}
