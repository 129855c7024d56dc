package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.EntityLock;
import dev.fluxo.engine.internal.control.RejectLog;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import java.util.List;

/** The rejected rows of one entity, a page at a time: each page is a transaction, and what was committed stays. */
final class RetryEntity {
    private static final int PAGE = 1_000;

    private final RunContext context;
    private final EntitySpec spec;
    private final EntityBooks books;
    private long after;

    RetryEntity(RunContext context, EntitySpec spec, EntityBooks books) {
        this.context = context;
        this.spec = spec;
        this.books = books;
    }

    /** Never throws: whatever happens is in the result, and in the audit where that can be reached. */
    EntityResult run() {
        return Turn.of(context, spec.name(), books, this::tried);
    }

    private EntityResult tried() {
        long pending = books.openForRejects();
        Database source = context.databases().get(spec.source().connection().value());
        Database target = context.databases().get(spec.target().connection().value());
        EntityPlan plan = Planner.plan(spec, source.catalog(), source.dialect(), target.catalog())
                .of(context.runId());
        context.planned(plan, source, target);
        if (pending == 0) {
            return books.end(
                    EntityStatus.SKIPPED,
                    Problem.warning(
                            Code.NOTHING_REJECTED, null, "'" + spec.name() + "' has no rejected rows to try", null));
        }
        if (plan.load().strategy().whole()) {
            return books.end(EntityStatus.SKIPPED, notNeeded());
        }
        context.listeners().tell(new ReadingStarted(spec.name(), pending, null));
        try (EntityLock lock = EntityLock.acquire(context.control(), spec.name())) {
            return Retry.of(spec.name(), context.stop(), () -> {
                lock.ensure();
                return pages(plan, source, target);
            });
        }
    }

    /** They were rejected under another strategy. Some rows alone would not be what a target is replaced by. */
    private Problem notNeeded() {
        return Problem.warning(
                Code.RETRY_NOT_NEEDED,
                null,
                "the rejected rows of '" + spec.name()
                        + "' are not tried again: each of its runs reads all rows, and makes the target equal to them (strategy:"
                        + " replace)",
                null);
    }

    private EntityResult pages(EntityPlan plan, Database source, Database target) {
        try (Surroundings around = Surroundings.ofRowsReadAgain(plan, target, true)) {
            RetryPage pages = new RetryPage(context, plan, source, target, books, around);
            List<RejectLog.Pending> page = books.pendingRejects(after, PAGE);
            while (!page.isEmpty()) {
                context.stop().throwIfAsked();
                long last = page.get(page.size() - 1).id();
                List<RejectLog.Pending> next = books.pendingRejects(last, PAGE);
                pages.load(page, books.control().version(), next.isEmpty());
                after = last;
                context.listeners().tell(new RowsRead(spec.name(), page.size(), 1));
                page = next;
            }
        }
        return books.end(EntityStatus.SUCCESS, null);
    }
}
