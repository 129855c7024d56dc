package dev.fluxo.engine.run;

import dev.fluxo.engine.control.AuditLog;
import dev.fluxo.engine.control.Origin;
import dev.fluxo.engine.control.RunLock;
import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.model.RunStatus;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spec.BrokenSpec;
import dev.fluxo.engine.spec.EntitySpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of several entities, from its first audit row to its last. Start reading at {@link #execute}. */
public final class Run {
    private final RunContext context;
    private final List<EntitySpec> specs;
    private final List<BrokenSpec> broken;
    private final Instant started = Now.instant();

    /**
     * @param specs each after those it depends on
     * @param broken what was asked for too and cannot be loaded: it fails, and no other entity does for that
     */
    public Run(RunContext context, List<EntitySpec> specs, List<BrokenSpec> broken) {
        this.context = context;
        this.specs = List.copyOf(specs);
        this.broken = List.copyOf(broken);
    }

    /** Runs every entity. What fails is in the result; only a control database that cannot be reached throws. */
    public RunResult execute() {
        RunLock.closeAbandoned(context.control());
        try (RunLock alive = RunLock.of(context.control(), context.runId())) {
            start();
            context.listeners().tell(context.started(specs, started));
            RunResult result = result(entities());
            finish(result);
            context.listeners().tell(new RunFinished(result));
            return result;
        }
    }

    /** A general error ends the run, and its audit row says so. */
    private List<EntityResult> entities() {
        try {
            List<EntityResult> ended = broken.stream()
                    .map(spec -> told(BrokenEntity.booked(context, spec)))
                    .toList();
            return new Schedule(ended, specs, context.threads()).run(this::load, this::skip);
        } catch (RuntimeException e) {
            finish(describe(RunStatus.FAILED, List.of(), e.getMessage()));
            throw e;
        }
    }

    private EntityResult load(EntitySpec spec) {
        if (context.stop().isAsked()) {
            return told(new EntityEnd(context, spec, new Progress()).skipped(Stop.problem()));
        }
        return new EntityRun(context, spec).run();
    }

    private EntityResult skip(EntitySpec spec, String dependency) {
        Problem why = Problem.error(
                Code.DEPENDENCY_FAILED,
                null,
                "'" + spec.name() + "' is skipped because '" + dependency + "' did not succeed",
                "it is loaded by the next run in which '" + dependency + "' succeeds");
        return told(new EntityEnd(context, spec, new Progress()).skipped(why));
    }

    private EntityResult told(EntityResult result) {
        context.listeners().tell(new EntityFinished(result));
        return result;
    }

    private void start() {
        try (Session session = context.control().books()) {
            AuditLog.startRun(session, describe(RunStatus.RUNNING, List.of(), null), specs.size() + broken.size());
            session.commit();
        }
    }

    private void finish(RunResult result) {
        try (Session session = context.control().books()) {
            AuditLog.finishRun(session, result);
            session.commit();
        }
    }

    private RunResult result(List<EntityResult> results) {
        return describe(status(results), results, message(results));
    }

    private RunResult describe(RunStatus status, List<EntityResult> results, @Nullable String message) {
        return new RunResult(
                context.runId(),
                status,
                context.mode(),
                context.profile(),
                context.selection(),
                started,
                Now.instant(),
                Origin.here(),
                message,
                results);
    }

    /** An entity that someone disabled harms nobody; one that failed, or waited for one that failed, does. */
    private static RunStatus status(List<EntityResult> results) {
        long bad = results.stream().filter(Run::isBad).count();
        boolean anySuccess = results.stream().anyMatch(result -> result.status() == EntityStatus.SUCCESS);
        if (bad == 0) {
            return RunStatus.SUCCESS;
        }
        return anySuccess ? RunStatus.PARTIAL : RunStatus.FAILED;
    }

    private static boolean isBad(EntityResult result) {
        Problem problem = result.problem();
        return result.status() != EntityStatus.SUCCESS && problem != null && problem.isError();
    }

    private static @Nullable String message(List<EntityResult> results) {
        List<String> bad =
                results.stream().filter(Run::isBad).map(EntityResult::entity).toList();
        return bad.isEmpty() ? null : "not loaded: " + String.join(", ", bad);
    }
}
