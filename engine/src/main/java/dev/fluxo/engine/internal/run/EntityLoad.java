package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.EntityLock;
import dev.fluxo.engine.internal.execution.Execution;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.plan.SplitPlan;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.ReadAhead;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.source.Waiting;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.spi.Window;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One entity that reads its source, from the lock to the last commit: what runs, backfills and healing have in common. Start reading at {@link #run}. */
abstract sealed class EntityLoad permits EntityRun, BackfillEntity, HealEntity {
    final RunContext context;
    final EntitySpec spec;
    final EntityBooks books;

    EntityLoad(RunContext context, EntitySpec spec, EntityBooks books) {
        this.context = context;
        this.spec = spec;
        this.books = books;
    }

    /**
     * An entity that nobody else loads meanwhile.
     *
     * @param lock null: nothing is written
     */
    record Locked(
            EntityPlan plan,
            Database source,
            Database target,
            @Nullable EntityLock lock) {}

    /** Never throws: whatever happens is in the result, and in the audit where that can be reached. */
    final EntityResult run() {
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
            EntityPlan plan = Planner.plan(spec, source.catalog(), source.dialect(), target.catalog())
                    .of(context.runId());
            context.planned(plan, source, target);
            return load(new Locked(plan, source, target, lock), control);
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

    /** Says what is read of it, and makes its {@link #attempts}. */
    abstract EntityResult load(Locked entity, ControlRow control);

    /** The first attempt that nothing undoes which may pass another time. */
    final <T> T attempts(Locked entity, Loading loading, Supplier<T> attempt) {
        EntityLock lock = entity.lock();
        return Retry.of(spec.name(), context.stop(), () -> {
            if (lock != null) {
                lock.ensure();
            }
            return loading.run(() -> attempt(entity.plan(), attempt));
        });
    }

    private <T> T attempt(EntityPlan plan, Supplier<T> attempt) {
        context.stop().throwIfAsked();
        try {
            return attempt.get();
        } catch (FluxoException e) {
            boolean ofQuery = e.first().code() == Code.QUERY_WRITES && e.first().location() == null;
            throw ofQuery ? new FluxoException(e.first().at(plan.sourceAt()), e) : e;
        }
    }

    /**
     * Opens what reads a window, and tells listeners so.
     *
     * @param upTo the moment that the target is loaded up to then; null where rows behind it are read
     */
    final Rows read(Locked entity, LoadPlan load, Window window, ControlRow control, @Nullable Instant upTo) {
        Database source = entity.source();
        Long waiting = context.listeners().counts() ? Waiting.countQuickly(entity.plan(), window, source) : null;
        context.listeners().tell(new ReadingStarted(spec.name(), waiting, upTo));
        int batchSize = context.batchSize(spec, control);
        SplitPlan split = load.read().split();
        return split == null
                ? new ReadAhead(spec.name(), new BatchReader(load, window, source, batchSize))
                : ReadInRanges.open(context, books, entity.plan(), load, split, window, source, batchSize);
    }

    /** Moves the rows, and closes the books. */
    final EntityResult move(Rows read, Execution execution, Surroundings around, Supplier<EntitySink> target) {
        if (context.dryRun()) {
            books.warn(around.expectations().unasked());
        }
        try (Rows rows = read;
                Stop.Registration cancelled = context.stop().calls(rows::cancel);
                EntitySink sink = target.get()) {
            execution.run(rows, sink);
            return context.dryRun() ? books.end(EntityStatus.SUCCESS, null) : books.succeeded();
        }
    }
}
