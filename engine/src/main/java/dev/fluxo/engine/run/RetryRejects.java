package dev.fluxo.engine.run;

import dev.fluxo.engine.control.AuditLog;
import dev.fluxo.engine.control.Origin;
import dev.fluxo.engine.control.RunLock;
import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.model.RunStatus;
import dev.fluxo.engine.spec.EntitySpec;
import java.time.Instant;
import java.util.List;

/**
 * Reads rejected rows again, by key, and loads those that pass now. The watermark stays, and so does what is said of the last
 * run: the audit tells the two apart by their mode. Start reading at {@link #run}.
 */
public final class RetryRejects {
    private final RunContext context;
    private final Instant started = Now.instant();

    public RetryRejects(RunContext context) {
        this.context = context;
    }

    /** What fails is in the result; only a control database that cannot be reached throws. */
    public RunResult run(List<EntitySpec> specs) {
        RunLock.closeAbandoned(context.control());
        try (RunLock alive = RunLock.of(context.control(), context.runId())) {
            RunResult running = result(RunStatus.RUNNING, List.of());
            book(session -> AuditLog.startRun(session, running, specs.size()));
            context.listeners().tell(context.started(specs, started));
            List<EntityResult> results = specs.stream()
                    .map(spec -> new RetryEntity(context, spec).run())
                    .toList();
            RunResult result = result(status(results), results);
            book(session -> AuditLog.finishRun(session, result));
            context.listeners().tell(new RunFinished(result));
            return result;
        }
    }

    private static RunStatus status(List<EntityResult> results) {
        long failed = results.stream()
                .filter(result -> result.status() == EntityStatus.FAILED)
                .count();
        boolean loaded = results.stream().anyMatch(result -> result.status() == EntityStatus.SUCCESS);
        return failed == 0 ? RunStatus.SUCCESS : loaded ? RunStatus.PARTIAL : RunStatus.FAILED;
    }

    private interface Entry {
        void write(Session session);
    }

    private void book(Entry entry) {
        try (Session session = context.control().books()) {
            entry.write(session);
            session.commit();
        }
    }

    private RunResult result(RunStatus status, List<EntityResult> results) {
        return new RunResult(
                context.runId(),
                status,
                context.mode(),
                context.profile(),
                "retry-rejects: " + context.selection(),
                started,
                Now.instant(),
                Origin.here(),
                status == RunStatus.SUCCESS || status == RunStatus.RUNNING ? null : "rejects were not all tried again",
                results);
    }
}
