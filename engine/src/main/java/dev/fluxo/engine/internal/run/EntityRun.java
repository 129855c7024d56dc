package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.EntityLock;
import dev.fluxo.engine.internal.execution.Execution;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.HiddenRows;
import dev.fluxo.engine.internal.source.ReadAhead;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.source.Waiting;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.spi.ValueText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entity of a run, from the lock to the last commit. Start reading at {@link #run}. */
final class EntityRun {
    private final RunContext context;
    private final EntitySpec spec;
    private final EntityBooks books;

    EntityRun(RunContext context, EntitySpec spec, EntityBooks books) {
        this.context = context;
        this.spec = spec;
        this.books = books;
    }

    /** Never throws: whatever happens is in the result, and in the audit where that can be reached. */
    EntityResult run() {
        return Turn.of(context, spec.name(), books, this::locked);
    }

    private EntityResult locked() {
        try (@Nullable EntityLock lock = context.dryRun() ? null : EntityLock.acquire(context.control(), spec.name())) {
            ControlRow control = books.open();
            if (!control.enabled()) {
                return books.end(EntityStatus.SKIPPED, disabled(spec.name()));
            }
            Database source = context.databases().get(spec.source().connection().value());
            Database target = context.databases().get(spec.target().connection().value());
            EntityPlan plan = plan(source, target);
            context.planned(plan, source, target);
            books.warn(plan.warnings());
            Problem hidden = HiddenRows.of(plan, source);
            books.warn(hidden == null ? List.of() : List.of(hidden));
            Loading loading = Loading.of(plan.load());
            return Retry.of(spec.name(), context.stop(), () -> {
                if (lock != null) {
                    lock.ensure();
                }
                return loading.run(() -> attempt(plan, source, target, loading));
            });
        }
    }

    private EntityPlan plan(Database source, Database target) {
        EntityPlan plan = Planner.plan(spec, source.catalog(), source.dialect(), target.catalog())
                .of(context.runId());
        return context.full() == null ? plan : context.full().of(plan);
    }

    /** What fails while the run is being stopped fails because of that. */
    private EntityResult attempt(EntityPlan plan, Database source, Database target, Loading loading) {
        context.stop().throwIfAsked();
        try {
            return load(plan, source, target, loading);
        } catch (FluxoException e) {
            context.stop().throwIfAsked();
            boolean ofQuery = e.first().code() == Code.QUERY_WRITES && e.first().location() == null;
            throw ofQuery ? new FluxoException(e.first().at(plan.sourceAt()), e) : e;
        }
    }

    /** Everything since the committed watermark, or of a full run everything. */
    private EntityResult load(EntityPlan plan, Database source, Database target, Loading loading) {
        boolean full = context.full() != null;
        ControlRow control = full ? Full.from(books.control(), context.runId()) : books.control();
        Standing standing = Standing.of(plan, control, context.databases(), context.control());
        books.warn(standing.warningsOrThrow());
        FixedWindow window = new WindowFixer(plan, source).fix(control.watermark(), control.lag());
        books.warn(window.warnings());
        Object cutoff = window.window().cutoff();
        books.begin(
                control.watermark(),
                cutoff == null ? null : ValueText.write(cutoff),
                window.skippedNulls(),
                spec.watermark() != null && !spec.watermark().lookback().isZero());
        books.warn(context.dryRun() ? NotTried.by(plan.load()) : List.of());
        boolean counts = context.listeners().counts();
        Long waiting = counts ? Waiting.countQuickly(plan, window.window(), source) : null;
        context.listeners().tell(new ReadingStarted(spec.name(), waiting, window.upTo()));
        Rejects rejects = new Rejects(plan.load());
        Surroundings around =
                Surroundings.of(plan, source, target, window, full ? null : standing.compared(), books::rejectedKeys);
        Execution execution =
                new Execution(plan.load(), window.window(), rejects, context::stopIfAsked).dated(window.date());
        Rows read = new ReadAhead(
                plan.entity(), new BatchReader(plan.load(), window.window(), source, context.batchSize(spec, control)));
        try (Rows rows = full && control.watermark() == null ? Full.guarded(read, plan) : read;
                Stop.Registration cancelled = context.stop().calls(rows::cancel);
                EntitySink sink = context.dryRun()
                        ? new DrySink(context, plan.load(), books)
                        : new TargetSink(
                                context, plan.load(), target, books, control, standing, loading, around, rejects)) {
            if (context.dryRun()) {
                books.warn(around.expectations().unasked());
            }
            execution.run(rows, sink);
            return context.dryRun() ? books.end(EntityStatus.SUCCESS, null) : books.succeeded();
        }
    }

    /** Who is disabled harms nobody. */
    static Problem disabled(String entity) {
        return Problem.warning(
                Code.ENTITY_DISABLED,
                null,
                "'" + entity + "' is disabled",
                "set is_enabled = 1 in ctl.etl_control to load it");
    }
}
