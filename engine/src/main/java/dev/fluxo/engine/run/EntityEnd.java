package dev.fluxo.engine.run;

import dev.fluxo.engine.control.AuditLog;
import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.control.Reject;
import dev.fluxo.engine.control.RejectLog;
import dev.fluxo.engine.control.WatermarkStore;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spec.EntitySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The books of one entity within a run: its control row, its audit row, and its result. */
final class EntityEnd {
    private static final Logger LOG = LoggerFactory.getLogger(EntityEnd.class);

    private final RunContext context;
    private final EntitySpec spec;
    private final Progress progress;
    private final Instant started = Now.instant();
    private final List<Reject> leftRejects = new ArrayList<>();
    private @Nullable EntityResult booked;

    EntityEnd(RunContext context, EntitySpec spec, Progress progress) {
        this.context = context;
        this.spec = spec;
        this.progress = progress;
    }

    /** Reads the control row and opens the audit row. */
    ControlRow begin() {
        try (Session session = context.control().books()) {
            ControlRow control = read(session);
            openRow(session);
            session.commit();
            return control;
        }
    }

    /** The control row as it is committed now. */
    ControlRow control() {
        try (Session session = context.control().books()) {
            ControlRow control = read(session);
            session.commit();
            return control;
        }
    }

    /** Does nothing where the row is open already. */
    private void openRow(Session session) {
        AuditLog.startEntity(session, context.runId(), spec.name(), started, context.dryRun(), spec.hash());
    }

    private ControlRow read(Session session) {
        if (context.dryRun()) {
            ControlRow found = WatermarkStore.find(session, spec.name());
            return found == null ? ControlRow.unknown(spec.name()) : found;
        }
        return WatermarkStore.read(session, spec.name());
    }

    /**
     * Moves the watermark and writes the audit, in the open transaction of the session.
     *
     * @param last also the success of the entity
     * @throws FluxoException with FENCED if another run has moved the control row meanwhile
     */
    ControlRow advance(Session books, ControlRow control, @Nullable Watermark upTo, boolean last, Figures figures) {
        ControlRow advanced = WatermarkStore.advance(books, control, upTo, context.runId(), last);
        if (advanced == null) {
            throw FluxoException.of(
                    Code.FENCED,
                    "another run has moved the watermark of '" + spec.name() + "' since this one read it",
                    "nothing was written; run it again");
        }
        EntityStatus status = last ? EntityStatus.SUCCESS : EntityStatus.RUNNING;
        EntityResult result = result(status, figures, null);
        AuditLog.updateEntity(books, context.runId(), result);
        booked = result;
        return advanced;
    }

    /** Whether the transaction that advanced the row to this state is committed, asked on a fresh connection. */
    boolean isCommitted(ControlRow advanced) {
        ControlRow now = control();
        return now.version() == advanced.version() && context.runId().equals(now.lastRunId());
    }

    /** A row that is read again in each run is rejected in each, and kept once. */
    void writeRejects(Session books, List<Reject> rejects) {
        boolean again = spec.watermark() != null && !spec.watermark().lookback().isZero();
        AuditLog.writeRejects(
                books, context.runId(), spec.name(), again ? RejectLog.unknown(books, spec.name(), rejects) : rejects);
    }

    /** What a failed attempt rejected: written with the failure, because its own transaction is rolled back. */
    void keepRejects(List<Reject> rejects) {
        leftRejects.clear();
        leftRejects.addAll(rejects);
    }

    /** What the last {@link #advance} wrote, once its transaction is committed. */
    EntityResult succeeded() {
        return Objects.requireNonNull(booked, "nothing was written");
    }

    EntityResult dryRunSucceeded() {
        EntityResult result = result(EntityStatus.SUCCESS, progress.figures(), null);
        inOwnTransaction(session -> AuditLog.updateEntity(session, context.runId(), result));
        return result;
    }

    EntityResult skipped(Problem why) {
        EntityResult result = result(EntityStatus.SKIPPED, progress.figures(), why);
        inOwnTransaction(session -> {
            openRow(session);
            AuditLog.updateEntity(session, context.runId(), result);
        });
        return result;
    }

    EntityResult failed(RuntimeException failure) {
        Problem problem = problem(failure);
        if (failure instanceof FluxoException known) {
            progress.warn(known.problems().stream()
                    .filter(other -> !other.equals(problem))
                    .toList());
        }
        RowCounts rejected = new RowCounts(leftRejects.size(), 0, 0, 0, 0, 0, leftRejects.size());
        Figures figures = progress.figures().plus(rejected, 0, null);
        EntityResult result = result(EntityStatus.FAILED, figures, problem);
        try {
            inOwnTransaction(session -> {
                openRow(session);
                AuditLog.updateEntity(session, context.runId(), result);
                writeRejects(session, leftRejects);
                if (!context.dryRun() && problem.code() != Code.ENTITY_LOCKED) {
                    WatermarkStore.markFailed(session, spec.name(), context.runId());
                }
            });
        } catch (FluxoException e) {
            LOG.warn("{}: the failure could not be written to the audit: {}", spec.name(), e.getMessage());
        }
        return result;
    }

    static Problem problem(RuntimeException failure) {
        if (failure instanceof FluxoException known) {
            return known.problems().stream()
                    .filter(Problem::isError)
                    .findFirst()
                    .orElse(known.first());
        }
        LOG.debug("a defect of Fluxo", failure);
        return Problem.error(
                Code.INTERNAL, null, "a defect of Fluxo: " + failure, "run with -X and report what is printed");
    }

    private EntityResult result(EntityStatus status, Figures figures, @Nullable Problem problem) {
        return new EntityResult(
                spec.name(),
                status,
                figures.counts(),
                figures.batches(),
                started,
                status == EntityStatus.RUNNING ? null : Now.instant(),
                figures.from(),
                figures.to(),
                figures.cutoff(),
                progress.skippedRows(),
                spec.hash(),
                problem,
                progress.warnings());
    }

    private void inOwnTransaction(Consumer<Session> work) {
        try (Session session = context.control().books()) {
            work.accept(session);
            session.commit();
        }
    }
}
