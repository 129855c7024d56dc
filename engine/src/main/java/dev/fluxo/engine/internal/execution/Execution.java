package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.target.TableLoader;
import dev.fluxo.engine.internal.transform.RowFault;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves rows, once: takes them as they are read, transforms them, hands them to the loader of a sink, and says what became of them.
 * It opens nothing, commits nothing and keeps no books. Start reading at {@link #run}.
 */
public final class Execution {
    /** They wait in memory, with their rows. */
    private static final int MANY_BAD = 200;

    private final LoadPlan plan;
    private final @Nullable Reached reached;
    private final BadRows bad;
    private final Runnable pulse;
    private final @Nullable VersionDates dates;
    /** Compiled for the first row: most nights most entities have none. */
    private @Nullable RowMaker function;

    private Moved all = Moved.NOTHING;
    private Moved since = Moved.NOTHING;
    private long badBefore;

    /**
     * Of a plan that compiles.
     *
     * @param window that the rows are of; null: they were looked up, and bring the watermark nowhere
     * @param pulse called ever again; what it throws ends the work
     */
    public Execution(LoadPlan plan, @Nullable Window window, BadRows bad, Runnable pulse) {
        this.plan = plan;
        this.reached = window == null ? null : new Reached(plan, window);
        this.bad = bad;
        this.pulse = pulse;
        this.dates = VersionDates.of(plan);
    }

    /** The same, of which versions are dated so where the run dates them; null: it does not. */
    public Execution dated(@Nullable Object date) {
        if (dates != null) {
            dates.ofRun(date);
        }
        return this;
    }

    /** What was moved in all. */
    public Moved run(Rows rows, Sink sink) {
        boolean begins = true;
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
            pulse.run();
            move(batch, begins, sink);
            begins = batch.complete();
            if (batch.complete() && sink.eachBatch() && !again()) {
                write(sink, false);
            }
        }
        pulse.run();
        write(sink, true);
        return all;
    }

    /** Whether the next rows may be some that were read before. */
    private boolean again() {
        return reached != null && reached.again();
    }

    private void move(Batch batch, boolean begins, Sink sink) {
        long before = bad.total();
        RowMaker compiled = function == null ? new RowMaker(plan) : function;
        function = compiled;
        TableLoader loader = sink.loader();
        loader.together(again());
        for (@Nullable Object[] source : batch.rows()) {
            @Nullable Object[] target = loader.newRow();
            RowFault fault = compiled.apply(source, target);
            if (fault == null && dates != null) {
                fault = dates.apply(target);
            }
            if (fault == null) {
                loader.add(target, source);
            } else {
                bad.take(source, target, fault);
            }
        }
        Moved part =
                new Moved(RowCounts.read(batch.size()), begins ? 1 : 0, reached == null ? null : reached.after(batch));
        since = since.plus(part);
        sink.read(part.plus(RowCounts.ZERO.rejecting(bad.total() - before)));
        if (bad.pending() >= MANY_BAD) {
            loader.pause();
            handOn(sink);
        }
    }

    private void write(Sink sink, boolean last) {
        RowCounts written = sink.loader().flush();
        bad.check(all.counts().read() + since.counts().read());
        handOn(sink);
        Moved done = since.plus(written.rejecting(bad.total() - badBefore));
        sink.written(done, last);
        bad.committed();
        badBefore = bad.total();
        all = all.plus(done);
        since = Moved.NOTHING;
    }

    private void handOn(Sink sink) {
        List<Reject> rejects = bad.takePending();
        if (!rejects.isEmpty()) {
            sink.rejected(rejects);
        }
    }
}
