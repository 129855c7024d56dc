package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.EntityLock;
import dev.fluxo.engine.internal.execution.Execution;
import dev.fluxo.engine.internal.execution.Mover;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.plan.SplitPlan;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.NotEmpty;
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
     * What an attempt is to move.
     *
     * @param window that is read
     * @param counted that in which it is counted how far the rows have come
     * @param date what the run dates its versions with; null where it does not
     * @param upTo the moment that the target is loaded up to then; null where rows behind it are read
     * @param none what to throw where no row is read; null: nothing
     */
    record Wanted(
            LoadPlan load,
            Window window,
            Window counted,
            @Nullable Object date,
            @Nullable Instant upTo,
            Rejects rejects,
            @Nullable Supplier<FluxoException> none) {}

    /** Opens what reads a window, tells listeners so, and moves its rows: workers, where they are asked for and can, else this process. */
    final Mover mover(Locked entity, Wanted wanted, Loading loading, ControlRow control) {
        Window window = wanted.window();
        Database source = entity.source();
        Long waiting = context.listeners().counts() ? Waiting.countQuickly(entity.plan(), window, source) : null;
        context.listeners().tell(new ReadingStarted(spec.name(), waiting, wanted.upTo()));
        int batchSize = context.batchSize(spec, control);
        Elsewhere elsewhere = Elsewhere.of(context, books, entity, wanted.load(), loading);
        return elsewhere == null
                ? here(read(entity, wanted, batchSize), wanted)
                : elsewhere.mover(window, batchSize, wanted.date(), wanted.rejects(), wanted.none());
    }

    private Rows read(Locked entity, Wanted wanted, int batchSize) {
        LoadPlan load = wanted.load();
        SplitPlan split = load.read().split();
        Rows rows = split == null
                ? new ReadAhead(spec.name(), new BatchReader(load, wanted.window(), entity.source(), batchSize))
                : ReadInRanges.open(
                        context, books, entity.plan(), load, split, wanted.window(), entity.source(), batchSize);
        return wanted.none() == null ? rows : new NotEmpty(rows, wanted.none());
    }

    /** Moves rows in this process. */
    final Mover here(Rows rows, Wanted wanted) {
        return Mover.of(
                rows,
                new Execution(wanted.load(), wanted.counted(), wanted.rejects(), context::stopIfAsked)
                        .dated(wanted.date()));
    }

    /** Moves the rows, and closes the books. */
    final EntityResult move(Mover rows, Surroundings around, Supplier<EntitySink> target) {
        if (context.dryRun()) {
            books.warn(around.expectations().unasked());
        }
        try (Mover mover = rows;
                Stop.Registration cancelled = context.stop().calls(mover::cancel)) {
            mover.prepare();
            try (EntitySink sink = target.get()) {
                mover.run(sink);
                return context.dryRun() ? books.end(EntityStatus.SUCCESS, null) : books.succeeded();
            }
        }
    }
}
