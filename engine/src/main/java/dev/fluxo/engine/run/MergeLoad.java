package dev.fluxo.engine.run;

import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.control.EntityBooks;
import dev.fluxo.engine.control.Figures;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.target.DirectLoader;
import dev.fluxo.engine.target.HalvingLoader;
import dev.fluxo.engine.target.KnownRefusals;
import dev.fluxo.engine.target.MergeObserver;
import dev.fluxo.engine.target.RowsRefused;
import dev.fluxo.engine.target.StageLoader;
import dev.fluxo.engine.target.TableLoader;
import org.jspecify.annotations.Nullable;

/**
 * Stages and merges; each commit takes the data, the watermark and the audit together. Where the control tables are in
 * another database than the target, the data commits first: a crash between the two repeats rows, never loses them.
 */
final class MergeLoad implements Load {
    /** Rejects wait in memory, with their rows. */
    private static final int MANY_REJECTS = 200;

    private final EntityBooks end;
    private final Session data;
    private final Session books;
    private final EntityPlan plan;
    private @Nullable TableLoader loader;
    private LoadWay way;
    private final KnownRefusals refusals;
    private final Stop stop;
    private boolean inBatch;
    private final RowPipeline pipeline;
    private final Rejects rejects;
    private ControlRow control;
    private final Standing standing;
    private long read;
    private long batches;
    private long readInAll;
    private long rejectsCommitted;
    private @Nullable Watermark upTo;

    /** @param refusals what earlier attempts know of rows that the database refuses */
    MergeLoad(
            RunContext context,
            EntityPlan plan,
            Database target,
            ControlRow control,
            Standing standing,
            LoadWay way,
            KnownRefusals refusals,
            EntityBooks end) {
        this.way = way;
        this.refusals = refusals;
        this.stop = context.stop();
        this.plan = plan;
        this.control = control;
        this.standing = standing;
        this.end = end;
        this.pipeline = new RowPipeline(plan);
        this.rejects = new Rejects(plan);
        this.data = target.session();
        try {
            this.books = target == context.control() ? data : context.control().session();
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    @Override
    public void add(Batch batch, @Nullable Watermark newUpTo, boolean again) {
        TableLoader open = loader();
        open.together(again);
        pipeline.transform(batch, open::newRow, open::add, rejects);
        read += batch.size();
        readInAll += batch.size();
        batches += inBatch ? 0 : 1;
        inBatch = !batch.complete();
        upTo = newUpTo;
        if (rejects.pending() >= MANY_REJECTS) {
            open.pause();
            writeRejects();
        }
    }

    private void writeRejects() {
        end.writeRejects(books, rejects.takePending());
    }

    @Override
    public void commit() {
        commit(false);
    }

    @Override
    public EntityResult finish() {
        commit(true);
        return end.succeeded();
    }

    private void commit(boolean last) {
        RowCounts merged = loader == null ? RowCounts.ZERO : loader.flush();
        rejects.check(readInAll);
        finishing(true);
        try {
            stop.throwIfAsked();
            commit(merged, last);
        } finally {
            finishing(false);
        }
    }

    /** From here on a stop waits: what is committed, and what the books say of it, is not torn apart. */
    private void finishing(boolean now) {
        data.finishing(now);
        books.finishing(now);
    }

    private void commit(RowCounts merged, boolean last) {
        writeRejects();
        long rejected = rejects.total() - rejectsCommitted;
        RowCounts counts = RowCounts.read(read).rejecting(rejected).plus(merged);
        Figures after = end.figures().plus(counts, batches, upTo);
        boolean arrived = after.counts().arrived() > 0;
        ControlRow advanced = end.advance(books, control.with(standing.next(arrived)), upTo, last, after);
        commitAll(advanced);
        control = advanced;
        end.committed();
        rejects.committed();
        rejectsCommitted = rejects.total();
        read = 0;
        batches = 0;
        upTo = null;
        if (loader instanceof DirectLoader) {
            loader.close();
            loader = null;
            way = LoadWay.STAGED;
        }
    }

    /** Constraints that wait for the commit may refuse rows even then. */
    private void commitAll(ControlRow advanced) {
        try {
            if (books != data) {
                data.commit();
            }
            commitBooks(advanced);
        } catch (FluxoException e) {
            throw way == LoadWay.HALVED ? e : RowsRefused.or(e);
        }
    }

    /** A commit whose answer was lost is decided by the control row, which was in the same transaction. */
    private void commitBooks(ControlRow advanced) {
        try {
            books.commit();
        } catch (FluxoException e) {
            if (e.first().code() != Code.CONNECTION_LOST || !end.isCommitted(advanced)) {
                throw e;
            }
        }
    }

    /** A run that reads nothing needs no staging table, and neither does one into an empty target. */
    private TableLoader loader() {
        TableLoader open = loader;
        if (open == null) {
            open = way == LoadWay.DIRECT ? DirectLoader.open(plan, data) : null;
            open = open == null ? stageLoader() : open;
            loader = open;
        }
        return open;
    }

    private TableLoader stageLoader() {
        MergeObserver observer = (session, merge) -> stop.throwIfAsked();
        return way == LoadWay.HALVED
                ? new HalvingLoader(
                        plan,
                        data,
                        observer,
                        refusals,
                        (source, row, refusal) -> pipeline.refused(source, row, refusal, rejects))
                : new StageLoader(plan, data, observer);
    }

    /** Never throws: by now the work is committed or lost, and what cannot be closed in order is thrown away. */
    @Override
    public void close() {
        end.keepRejects(rejects.uncommitted());
        try (Session first = data;
                Session second = books) {
            if (loader != null) {
                loader.close();
            }
            books.rollback();
        }
    }
}
