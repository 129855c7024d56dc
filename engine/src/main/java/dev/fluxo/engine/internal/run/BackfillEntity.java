package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.EntityLock;
import dev.fluxo.engine.internal.execution.Execution;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.ReadAhead;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.source.Waiting;
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
import org.jspecify.annotations.Nullable;

/** The backfill of one entity, from the lock to the last commit. Start reading at {@link #run}. */
final class BackfillEntity {
    private final RunContext context;
    private final EntitySpec spec;
    private final EntityBooks books;
    private final BackfillAsked asked;

    BackfillEntity(RunContext context, EntitySpec spec, EntityBooks books, BackfillAsked asked) {
        this.context = context;
        this.spec = spec;
        this.books = books;
        this.asked = asked;
    }

    /** Never throws: whatever happens is in the result, and in the audit where that can be reached. */
    EntityResult run() {
        return Turn.of(context, spec.name(), books, this::locked);
    }

    private EntityResult locked() {
        try (@Nullable EntityLock lock = context.dryRun() ? null : EntityLock.acquire(context.control(), spec.name())) {
            ControlRow control = books.open();
            if (!control.enabled()) {
                return books.end(EntityStatus.SKIPPED, EntityRun.disabled(spec.name()));
            }
            Database source = context.databases().get(spec.source().connection().value());
            Database target = context.databases().get(spec.target().connection().value());
            EntityPlan plan = Planner.plan(spec, source.catalog(), source.dialect(), target.catalog())
                    .of(context.runId());
            context.planned(plan, source, target);
            BackfillRange range = BackfillRange.of(plan, source, asked);
            if (spec.watermark() != null && control.watermark() == null) {
                return books.end(EntityStatus.SKIPPED, nothing());
            }
            books.warn(plan.warnings());
            books.warn(range.warnings());
            LoadPlan load = range.load();
            Loading loading = asked.columns().isEmpty() ? Loading.of(load) : Loading.staged(load);
            return Retry.of(spec.name(), context.stop(), () -> {
                if (lock != null) {
                    lock.ensure();
                }
                return loading.run(() -> attempt(plan, range, source, target, loading));
            });
        }
    }

    private Problem nothing() {
        return Problem.warning(
                Code.BACKFILL_NOTHING,
                null,
                "nothing of '" + spec.name() + "' is loaded yet that could be read again",
                Advice.of("load it: ", Action.RUN.with("entities", spec.name())));
    }

    /** Everything that is left of the range. */
    private EntityResult attempt(
            EntityPlan plan, BackfillRange range, Database source, Database target, Loading loading) {
        context.stop().throwIfAsked();
        ControlRow control = books.control();
        Standing standing = Standing.of(plan, control, context.databases(), context.control());
        standing.warningsOrThrow();
        FixedWindow next = new WindowFixer(plan, source).fix(control.watermark(), control.lag());
        books.warn(next.warnings());
        BackfillProgress progress =
                BackfillProgress.of(range, control, books.figures().batches() > 0);
        books.warn(progress.words());
        Window window = progress.window();
        // What is rejected again is kept once.
        books.begin(control.watermark(), null, 0, true);
        Long waiting = context.listeners().counts() ? Waiting.countQuickly(plan, window, source) : null;
        context.listeners().tell(new ReadingStarted(spec.name(), waiting, null));
        LoadPlan load = range.load();
        Rejects rejects = new Rejects(load);
        Execution execution =
                new Execution(load, new Window(null, null), rejects, context::stopIfAsked).dated(next.date());
        try (Rows rows = new ReadAhead(
                        plan.entity(), new BatchReader(load, window, source, context.batchSize(spec, control)));
                Stop.Registration cancelled = context.stop().calls(rows::cancel);
                EntitySink sink = context.dryRun()
                        ? new DrySink(context, load, books)
                        : new BackfillSink(context, range, target, books, control, standing, loading, rejects)) {
            execution.run(rows, sink);
            return context.dryRun() ? books.end(EntityStatus.SUCCESS, null) : books.succeeded();
        }
    }
}
