package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.EntityPlanned;
import dev.fluxo.engine.event.RunStarted;
import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.control.RunBooks;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.PlannedLineage;
import dev.fluxo.engine.internal.source.RecentMoments;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Interruption;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.spi.Workers;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all entities of a run share.
 *
 * @param control the database that holds ctl and audit
 * @param batchSize overrides every spec's; null: as they say
 * @param project the names of all entities that there are
 * @param listeners are told what happens
 * @param full everything is read again; null: what is new is read
 * @param moments what sources told of their clocks just now
 * @param spare connections for who reads in ranges
 * @param workers who moves the rows, started when they are first asked for; null: this process does
 */
public record RunContext(
        String runId,
        RunMode mode,
        int threads,
        @Nullable Integer batchSize,
        @Nullable String profile,
        String selection,
        Databases databases,
        Database control,
        Stop stop,
        List<String> project,
        Listeners listeners,
        @Nullable Full full,
        RecentMoments moments,
        SpareConnections spare,
        @Nullable Supplier<Workers> workers) {
    /** @param what is done with the selection, for people; empty: it is loaded */
    RunBooks.Title title(String what) {
        return new RunBooks.Title(runId, mode, profile, what + selection);
    }

    RunStarted started(List<EntitySpec> specs, Instant at) {
        return new RunStarted(
                runId, mode, profile, specs.stream().map(EntitySpec::name).toList(), project, at);
    }

    /** Tells what is known of an entity now. */
    void planned(EntityPlan plan, Database source, Database target) {
        if (!listeners.isEmpty()) {
            listeners.tell(new EntityPlanned(
                    plan.entity(),
                    PlannedLineage.of(plan, source, target, listeners.traces()),
                    plan.spec().fresh()));
        }
    }

    /** How many rows of an entity are read, counted and handed on together. */
    int batchSize(EntitySpec spec, ControlRow control) {
        if (batchSize != null) {
            return batchSize;
        }
        return control.batchSize() == null ? spec.batchSize() : control.batchSize();
    }

    void stopIfAsked() {
        stop.throwIfAsked();
        if (Thread.currentThread().isInterrupted()) {
            throw Interruption.failure();
        }
    }

    /** Whether nothing but the audit is written. */
    boolean dryRun() {
        return mode == RunMode.DRY_RUN;
    }
}
