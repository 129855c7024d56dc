package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.execution.Execution;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.reconcile.Due;
import dev.fluxo.engine.internal.reconcile.Healer;
import dev.fluxo.engine.internal.reconcile.Reconciliation;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Status;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entity that is compared and healed. Start reading at {@link #load(Locked, ControlRow)}; what comes before it is {@link EntityLoad}'s. */
final class HealEntity extends EntityLoad {
    private final @Nullable String shared;
    private @Nullable Reconciled found;

    /** @param shared which other entity writes the target, too; null: none does */
    HealEntity(RunContext context, EntitySpec spec, EntityBooks books, @Nullable String shared) {
        super(context, spec, books);
        this.shared = shared;
    }

    /** What was found and healed, or what stopped it. */
    Reconciled found(EntityResult end) {
        if (found != null && end.status() == EntityStatus.SUCCESS) {
            return found;
        }
        List<Problem> problems = Stream.concat(Stream.ofNullable(end.problem()), end.warnings().stream())
                .toList();
        boolean skipped = end.status() == EntityStatus.SKIPPED;
        return Reconciled.without(spec.name(), skipped ? Status.NOTHING : Status.FAILED, problems);
    }

    @Override
    EntityResult load(Locked entity, ControlRow control) {
        EntityPlan plan = entity.plan();
        if (Due.isNothingLoaded(spec, control)) {
            return books.end(EntityStatus.SKIPPED, Due.nothing(spec.name()));
        }
        Problem impossible = impossible(plan);
        if (impossible != null) {
            throw new FluxoException(impossible);
        }
        books.warn(standing(plan, control).warningsOrThrow());
        FixedWindow next = new WindowFixer(plan, entity.source()).fix(control.watermark(), control.lag());
        // What is rejected again is kept once.
        books.begin(control.watermark(), null, 0, true);
        Reconciliation reconciliation = new Reconciliation(
                plan,
                entity.source(),
                entity.target(),
                Due.of(next),
                books.rejectedKeys(),
                shared,
                context::stopIfAsked);
        found = reconciliation.run(new ByRuns(entity, next));
        return books.end(EntityStatus.SUCCESS, null);
    }

    private Standing standing(EntityPlan plan, ControlRow control) {
        return Standing.of(plan, control, context.databases(), context.control());
    }

    private @Nullable Problem impossible(EntityPlan plan) {
        if (plan.load().strategy().whole()) {
            return Problem.error(
                    Code.RECONCILE_IMPOSSIBLE,
                    spec.at(),
                    "'" + spec.name() + "' cannot be healed row by row: what it loads replaces what is there",
                    Advice.of(Action.RUN.with("entities", spec.name()), " makes its target equal to the source"));
        }
        return plan.merge().keys().isEmpty()
                ? Problem.error(
                        Code.RECONCILE_IMPOSSIBLE,
                        spec.at(),
                        "'" + spec.name()
                                + "' cannot be healed: it has no keys, and rows that are there would come twice",
                        "give it keys; or empty the target, and rewind to start")
                : null;
    }

    /** Loads and removes rows the way that runs do. Each call is a transaction, and is audited with it. */
    private final class ByRuns implements Healer {
        private final Locked entity;
        private final FixedWindow next;
        private final Loading loading;

        /** @param next the window of the next run */
        ByRuns(Locked entity, FixedWindow next) {
            this.entity = entity;
            this.next = next;
            this.loading = Loading.staged(entity.plan().load());
        }

        @Override
        public void load(List<@Nullable Object[]> rows) {
            commit(rows, false);
        }

        @Override
        public long removeGone() {
            long before = books.figures().counts().deleted();
            commit(List.of(), true);
            return books.figures().counts().deleted() - before;
        }

        /** @param gone also finds and removes what is gone */
        private void commit(List<@Nullable Object[]> rows, boolean gone) {
            attempts(entity, loading, () -> {
                EntityPlan plan = entity.plan();
                ControlRow control = books.control();
                Surroundings around = gone
                        ? Surroundings.ofRowsGone(plan, entity.source(), entity.target(), next, books::rejectedKeys)
                        : Surroundings.ofRowsReadAgain(plan, entity.target(), true);
                Rejects rejects = new Rejects(plan.load());
                Execution execution =
                        new Execution(plan.load(), null, rejects, context::stopIfAsked).dated(next.date());
                try (HealSink sink = new HealSink(
                        context,
                        plan.load(),
                        entity.target(),
                        books,
                        control,
                        standing(plan, control),
                        loading,
                        around,
                        rejects)) {
                    return Objects.requireNonNull(execution.run(Rows.of(rows), sink));
                }
            });
        }
    }
}
