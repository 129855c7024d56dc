package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.Figures;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Fill;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The target of a backfill: each commit takes along how far it has come. The watermark stays. */
final class BackfillSink extends WritingSink {
    private final BackfillRange range;
    /** Rows that only columns were to be filled of, and that are not in the target. */
    private final AtomicLong absent = new AtomicLong();

    BackfillSink(
            RunContext context,
            BackfillRange range,
            Database target,
            EntityBooks books,
            ControlRow control,
            Standing standing,
            Loading loading,
            Surroundings around,
            Rejects rejects) {
        super(context, range.load(), target, books, control, standing, loading, around, rejects);
        this.range = range;
    }

    @Override
    void look(Session session, StageTransfer merge) {
        super.look(session, merge);
        if (range.load().strategy() instanceof Fill) {
            absent.addAndGet(session.query(session.dialect().target().countMissing(merge), row -> row.integer(1))
                    .get(0));
        }
    }

    @Override
    @Nullable
    Watermark reached(@Nullable Watermark row) {
        return null;
    }

    /** Only a range that goes up to the watermark says anything of what is as mapped from where on. */
    @Override
    Definition definition(@Nullable Watermark upTo, RowCounts counts, boolean last) {
        boolean arrived = counts.arrived() > 0;
        if (!last) {
            return standing.next(arrived).with(BackfillProgress.at(range, upTo));
        }
        Definition done = range.until() == null
                ? standing.refilled(arrived, range.filled(), range.since())
                : standing.next(arrived);
        return done.with(null);
    }

    @Override
    ControlRow entry(Session session, ControlRow wanted, @Nullable Watermark upTo, boolean last, Figures after) {
        if (last && absent.get() > 0) {
            books.warn(List.of(Problem.warning(
                    Code.BACKFILL_ABSENT,
                    null,
                    absent.get() + " of the rows that were read are not in the target: of them nothing could be filled",
                    "backfill without columns inserts them")));
        }
        return books.refilled(session, wanted, last, after);
    }

    @Override
    boolean isCommitted(ControlRow written) {
        return books.isRefilled(written);
    }
}
