package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.Figures;
import dev.fluxo.engine.internal.control.Now;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Watermark;
import org.jspecify.annotations.Nullable;

/** The target of a run: each commit takes the watermark along. */
final class TargetSink extends WritingSink {
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
        super(context, plan, target, books, control, standing, loading, around, rejects);
    }

    @Override
    @Nullable
    Watermark reached(@Nullable Watermark row) {
        return row;
    }

    @Override
    Definition definition(@Nullable Watermark upTo, RowCounts counts, boolean last) {
        Definition next = standing.next(counts.arrived() > 0);
        return around.compared() ? next.compared(Now.instant().toString()) : next;
    }

    @Override
    ControlRow entry(Session session, ControlRow wanted, @Nullable Watermark upTo, boolean last, Figures after) {
        return last && upTo == null && isNothing(wanted, after)
                ? books.nothingNew(session, wanted, after)
                : books.advance(session, wanted, upTo, last, after);
    }

    @Override
    boolean isCommitted(ControlRow written) {
        return books.isCommitted(written);
    }
}
