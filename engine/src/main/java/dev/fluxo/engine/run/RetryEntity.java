package dev.fluxo.engine.run;

import dev.fluxo.engine.control.AuditLog;
import dev.fluxo.engine.control.EntityLock;
import dev.fluxo.engine.control.RejectLog;
import dev.fluxo.engine.control.WatermarkStore;
import dev.fluxo.engine.event.EntityFinished;
import dev.fluxo.engine.event.EntityStarted;
import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.EntityResult;
import dev.fluxo.engine.model.EntityStatus;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.plan.Planner;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Memory;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spec.EntitySpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rejected rows of one entity, a page at a time: each page is a transaction, and what was committed stays. */
final class RetryEntity {
    private static final Logger LOG = LoggerFactory.getLogger(RetryEntity.class);
    private static final int PAGE = 1_000;

    private final RunContext context;
    private final EntitySpec spec;
    private final Instant begun = Now.instant();
    private RowCounts counts = RowCounts.ZERO;
    private long pages;
    private long after;

    RetryEntity(RunContext context, EntitySpec spec) {
        this.context = context;
        this.spec = spec;
    }

    /** Never throws: whatever happens is in the result, and in the audit where that can be reached. */
    EntityResult run() {
        context.listeners().tell(new EntityStarted(spec.name()));
        EntityResult result = ended();
        context.listeners().tell(new EntityFinished(result));
        return result;
    }

    private EntityResult ended() {
        try {
            return tried();
        } catch (RuntimeException e) {
            return failed(e);
        } catch (OutOfMemoryError e) {
            return failed(Memory.exhausted(e));
        }
    }

    private EntityResult tried() {
        long pending = inOwnTransaction(session -> {
            AuditLog.startEntity(session, context.runId(), spec.name(), begun, false, spec.hash());
            return RejectLog.count(session, spec.name());
        });
        Database source = context.databases().get(spec.source().connection().value());
        Database target = context.databases().get(spec.target().connection().value());
        EntityPlan plan = Planner.plan(spec, source.catalog(), source.dialect(), target.catalog());
        if (pending == 0) {
            return booked(result(
                    EntityStatus.SKIPPED,
                    Problem.warning(
                            Code.NOTHING_REJECTED, null, "'" + spec.name() + "' has no rejected rows to try", null)));
        }
        context.listeners().tell(new ReadingStarted(spec.name(), pending));
        try (EntityLock lock = EntityLock.acquire(context.control(), spec.name())) {
            return Retry.of(spec.name(), context.stop(), () -> {
                lock.ensure();
                return pages(plan, source, target);
            });
        }
    }

    private EntityResult pages(EntityPlan plan, Database source, Database target) {
        while (true) {
            context.stop().throwIfAsked();
            long version = inOwnTransaction(
                    session -> WatermarkStore.read(session, spec.name()).version());
            List<RejectLog.Pending> page =
                    inOwnTransaction(session -> RejectLog.pending(session, spec.name(), after, PAGE));
            if (page.isEmpty()) {
                return booked(result(EntityStatus.SUCCESS, null));
            }
            RowCounts more =
                    new RetryPage(context, plan, source, target).load(page, version, so -> progress(counts.plus(so)));
            counts = counts.plus(more);
            pages++;
            after = page.get(page.size() - 1).id();
            context.listeners().tell(new RowsRead(spec.name(), page.size(), 1));
        }
    }

    private EntityResult progress(RowCounts now) {
        return result(EntityStatus.RUNNING, now, pages + 1, null);
    }

    private EntityResult failed(RuntimeException failure) {
        EntityResult failed = result(EntityStatus.FAILED, EntityEnd.problem(failure));
        try {
            return booked(failed);
        } catch (FluxoException e) {
            LOG.warn("{}: the failure could not be written to the audit: {}", spec.name(), e.getMessage());
            return failed;
        }
    }

    private EntityResult booked(EntityResult result) {
        return inOwnTransaction(session -> {
            AuditLog.updateEntity(session, context.runId(), result);
            return result;
        });
    }

    private interface Work<T> {
        T of(Session session);
    }

    private <T> T inOwnTransaction(Work<T> work) {
        try (Session session = context.control().books()) {
            T done = work.of(session);
            session.commit();
            return done;
        }
    }

    private EntityResult result(EntityStatus status, @Nullable Problem problem) {
        return result(status, counts, pages, problem);
    }

    private EntityResult result(EntityStatus status, RowCounts rows, long batches, @Nullable Problem problem) {
        return new EntityResult(
                spec.name(),
                status,
                rows,
                batches,
                begun,
                status == EntityStatus.RUNNING ? null : Now.instant(),
                null,
                null,
                null,
                0,
                spec.hash(),
                problem,
                List.of());
    }
}
