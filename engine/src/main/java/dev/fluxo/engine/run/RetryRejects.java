package dev.fluxo.engine.run;

import dev.fluxo.engine.control.AuditLog;
import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.control.EntityLock;
import dev.fluxo.engine.control.Origin;
import dev.fluxo.engine.control.RejectLog;
import dev.fluxo.engine.control.RunLock;
import dev.fluxo.engine.control.WatermarkStore;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.model.RunStatus;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.plan.Planner;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spec.EntitySpec;
import dev.fluxo.engine.target.RowsRefused;
import dev.fluxo.engine.target.StageLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rejected rows again, by key, and loads those that pass now. The watermark stays; the audit is that of a run. Start
 * reading at {@link #run}.
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
            book(session -> AuditLog.startRun(session, result(RunStatus.RUNNING, List.of()), specs.size()));
            List<EntityResult> results = specs.stream().map(this::entity).toList();
            long failed = results.stream()
                    .filter(result -> result.status() != EntityStatus.SUCCESS)
                    .count();
            RunResult result = result(
                    failed == 0 ? RunStatus.SUCCESS : failed < results.size() ? RunStatus.PARTIAL : RunStatus.FAILED,
                    results);
            book(session -> AuditLog.finishRun(session, result));
            return result;
        }
    }

    private interface Entry {
        void write(Session session);
    }

    private void book(Entry entry) {
        try (Session session = context.control().session()) {
            entry.write(session);
            session.commit();
        }
    }

    private EntityResult entity(EntitySpec spec) {
        Instant begun = Now.instant();
        book(session -> AuditLog.startEntity(session, context.runId(), spec.name(), begun, false, spec.hash()));
        try (EntityLock lock = EntityLock.acquire(context.control(), spec.name())) {
            return Retry.of(spec.name(), () -> {
                lock.ensure();
                return load(spec, begun);
            });
        } catch (FluxoException e) {
            EntityResult failed = result(spec, begun, EntityStatus.FAILED, RowCounts.ZERO, e.first());
            book(session -> AuditLog.updateEntity(session, context.runId(), failed));
            return failed;
        }
    }

    private EntityResult load(EntitySpec spec, Instant begun) {
        Database source = context.databases().get(spec.source().connection().value());
        Database target = context.databases().get(spec.target().connection().value());
        EntityPlan plan = Planner.plan(spec, source.catalog(), source.dialect(), target.catalog());
        ControlRow control;
        List<RejectLog.Pending> pending;
        try (Session session = context.control().session()) {
            control = WatermarkStore.read(session, spec.name());
            pending = RejectLog.pending(session, spec.name());
            session.commit();
        }
        Retried retried = Retried.of(plan, source, pending);
        try (Session data = target.session();
                Session books =
                        target == context.control() ? data : context.control().session();
                StageLoader loader = retried.good().isEmpty() ? null : new StageLoader(plan, data)) {
            RowCounts merged = loader == null ? RowCounts.ZERO : merge(loader, retried.good());
            EntityResult result = result(
                    spec,
                    begun,
                    EntityStatus.SUCCESS,
                    merged.plus(new RowCounts(
                            retried.good().size() + retried.stillBad(), 0, 0, 0, 0, 0, retried.stillBad())),
                    null);
            fence(books, control);
            RejectLog.done(books, retried.done(), context.runId());
            AuditLog.updateEntity(books, context.runId(), result);
            if (books != data) {
                data.commit();
            }
            books.commit();
            return result;
        }
    }

    private static RowCounts merge(StageLoader loader, List<@Nullable Object[]> rows) {
        for (@Nullable Object[] row : rows) {
            @Nullable Object[] staged = loader.newRow();
            System.arraycopy(row, 0, staged, 0, row.length);
            loader.add(staged, row);
        }
        try {
            return loader.flush();
        } catch (RowsRefused e) {
            throw (FluxoException) e.getCause();
        }
    }

    /** The watermark stays, but a run that lost its lock meanwhile must not commit beside this one. */
    private void fence(Session books, ControlRow control) {
        if (!WatermarkStore.rewind(books, control, control.watermark(), context.runId())) {
            throw FluxoException.of(
                    Code.FENCED,
                    "another run has moved the watermark of '" + control.entity() + "' since this one read it",
                    "nothing was written; run it again");
        }
    }

    private EntityResult result(
            EntitySpec spec, Instant begun, EntityStatus status, RowCounts counts, @Nullable Problem problem) {
        return new EntityResult(
                spec.name(),
                status,
                counts,
                counts.read() == 0 ? 0 : 1,
                begun,
                Now.instant(),
                null,
                null,
                null,
                0,
                spec.hash(),
                problem,
                List.of());
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
                new ArrayList<>(results));
    }
}
