package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.RejectLog;
import dev.fluxo.engine.internal.execution.BadRows;
import dev.fluxo.engine.internal.execution.Execution;
import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.RowFinder;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.internal.target.Refusal;
import dev.fluxo.engine.internal.target.TableLoader;
import dev.fluxo.engine.internal.transform.RowFault;
import dev.fluxo.engine.result.RowCounts;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of rejected rows: each is read again, transformed, merged and noted in one transaction. */
final class RetryPage {
    private final RunContext context;
    private final EntityPlan plan;
    private final Database source;
    private final Database target;
    private final EntityBooks entity;
    private final Surroundings around;

    /** @param around what is done before the first row of all pages, and after the last */
    RetryPage(
            RunContext context,
            EntityPlan plan,
            Database source,
            Database target,
            EntityBooks entity,
            Surroundings around) {
        this.context = context;
        this.plan = plan;
        this.source = source;
        this.target = target;
        this.entity = entity;
        this.around = around;
    }

    /**
     * @param version of the control row: it must still be that, and is another one afterwards
     * @param last whether it is the last page
     */
    void load(List<RejectLog.Pending> page, long version, boolean last) {
        RejectsInSource retried = RejectsInSource.of(plan, source, page);
        Loading loading = Loading.halved(plan.load());
        // A version that is there is closed by an older state, or split, but never lost.
        boolean certain = RowFinder.keys(plan) != null
                || plan.watermark().isEmpty()
                || plan.merge().history() != null;
        if (!load(retried, Set.of(), loading, version, last, certain)) {
            load(retried, new Overtaken(plan, source).of(retried.found()), loading, version, last, true);
        }
    }

    /**
     * False, and nothing is changed, where a row of the target was changed that may be newer: no key leads from it to its source.
     *
     * @param certain whether it is known that none is
     */
    private boolean load(
            RejectsInSource retried,
            Set<RejectsInSource.Found> overtaken,
            Loading loading,
            long version,
            boolean last,
            boolean certain) {
        return loading.run(() -> {
            context.stop().throwIfAsked();
            try (Attempt attempt = new Attempt(retried, overtaken, loading)) {
                return attempt(attempt, version, last, certain);
            }
        });
    }

    private boolean attempt(Attempt attempt, long version, boolean last, boolean certain) {
        RowCounts counts = attempt.load();
        if (!certain && counts.updated() > 0) {
            return false;
        }
        attempt.commit(version, last, counts);
        return true;
    }

    /** One transaction; closing it rolls back what was not committed. */
    private final class Attempt implements BadRows, AutoCloseable {
        private final RejectsInSource retried;
        private final Set<RejectsInSource.Found> overtaken;
        private final LoadTransaction transaction = new LoadTransaction(target, context.control(), context.stop());
        private final TableLoader loader;
        private final boolean begins = !around.isBegun();
        /** By their source rows; those that do not pass leave. */
        private final IdentityHashMap<Object, RejectsInSource.Found> passing = new IdentityHashMap<>();

        private long bad;
        private boolean committed;

        Attempt(RejectsInSource retried, Set<RejectsInSource.Found> overtaken, Loading loading) {
            this.retried = retried;
            this.overtaken = overtaken;
            this.loader = loading.open(
                    transaction.data(),
                    begins ? around::begin : session -> {},
                    (session, merge) -> context.stop().throwIfAsked(),
                    this);
        }

        RowCounts load() {
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (RejectsInSource.Found found : retried.found()) {
                if (!overtaken.contains(found)) {
                    @Nullable Object[] row = found.source();
                    rows.add(row);
                    passing.put(row, found);
                }
            }
            Moved moved = new Execution(plan.load(), null, this, context.stop()::throwIfAsked)
                    .dated(new WindowFixer(plan, source).date())
                    .run(Rows.of(rows), () -> loader);
            return moved.counts()
                    .plus(RowCounts.read(overtaken.size() + retried.unknown()))
                    .superseding(overtaken.size())
                    .rejecting(retried.unknown());
        }

        /** Whatever its rule says: it is rejected already, and stays so. */
        @Override
        public void take(@Nullable Object[] row, @Nullable Object[] into, RowFault fault) {
            stays(row);
        }

        @Override
        public void take(@Nullable Object[] row, @Nullable Object[] into, Refusal refusal) {
            stays(row);
        }

        private void stays(Object row) {
            passing.remove(row);
            bad++;
        }

        @Override
        public long total() {
            return bad;
        }

        void commit(long version, boolean last, RowCounts counts) {
            if (last) {
                around.end(transaction.data(), counts);
                around.expect(transaction.data(), entity.figures().counts().plus(counts), entity);
            }
            entity.warn(around.warnings());
            List<Long> done = new ArrayList<>(retried.gone());
            Stream.concat(overtaken.stream(), passing.values().stream()).forEach(found -> done.addAll(found.rejects()));
            transaction.commit(
                    books -> entity.retried(books, version, done, counts, last),
                    () -> entity.isCommitted(done),
                    loader::commitRefused);
            entity.committed();
            committed = true;
        }

        @Override
        public void close() {
            if (begins && !committed) {
                around.undone();
            }
            try (transaction) {
                loader.close();
            }
        }
    }
}
