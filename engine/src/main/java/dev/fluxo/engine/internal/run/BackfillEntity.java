package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.spi.Window;

/** The backfill of one entity. Start reading at {@link #load(Locked, ControlRow)}; what comes before it is {@link EntityLoad}'s. */
final class BackfillEntity extends EntityLoad {
    private final BackfillAsked asked;

    BackfillEntity(RunContext context, EntitySpec spec, EntityBooks books, BackfillAsked asked) {
        super(context, spec, books);
        this.asked = asked;
    }

    @Override
    EntityResult load(Locked entity, ControlRow control) {
        BackfillRange range = BackfillRange.of(entity.plan(), entity.source(), asked);
        if (spec.watermark() != null && control.watermark() == null) {
            return books.end(EntityStatus.SKIPPED, nothing());
        }
        books.warn(entity.plan().warnings());
        books.warn(range.warnings());
        LoadPlan load = range.load();
        Loading loading = asked.columns().isEmpty() ? Loading.of(load, () -> false) : Loading.staged(load);
        return attempts(entity, loading, () -> load(entity, range, loading));
    }

    private Problem nothing() {
        return Problem.warning(
                Code.BACKFILL_NOTHING,
                null,
                "nothing of '" + spec.name() + "' is loaded yet that could be read again",
                Advice.of("load it: ", Action.RUN.with("entities", spec.name())));
    }

    /** Everything that is left of the range. */
    private EntityResult load(Locked entity, BackfillRange range, Loading loading) {
        EntityPlan plan = entity.plan();
        ControlRow control = books.control();
        Standing standing = Standing.of(plan, control, context.databases(), context.control());
        standing.warningsOrThrow();
        FixedWindow next = new WindowFixer(plan, entity.source()).fix(control.watermark(), control.lag());
        books.warn(next.warnings());
        BackfillProgress progress =
                BackfillProgress.of(range, control, books.figures().batches() > 0);
        books.warn(progress.words());
        // What is rejected again is kept once.
        books.begin(control.watermark(), null, 0, true);
        LoadPlan load = range.load();
        Surroundings around = Surroundings.ofRowsReadAgain(
                plan, entity.target(), asked.columns().isEmpty());
        Rejects rejects = new Rejects(load);
        Wanted wanted = new Wanted(load, progress.window(), new Window(null, null), next.date(), null, rejects, null);
        return move(
                mover(entity, wanted, loading, control),
                around,
                () -> context.dryRun()
                        ? new DrySink(context, load, books)
                        : new BackfillSink(
                                context, range, entity.target(), books, control, standing, loading, around, rejects));
    }
}
