package dev.fluxo.engine.run;

import dev.fluxo.engine.control.EntityBooks;
import dev.fluxo.engine.control.RejectLog;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.source.RowFinder;
import dev.fluxo.engine.target.HalvingLoader;
import dev.fluxo.engine.target.KnownRefusals;
import dev.fluxo.engine.target.RowsRefused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some rejected rows: read again, transformed, merged and noted in one transaction. */
final class RetryPage {
    private final RunContext context;
    private final EntityPlan plan;
    private final Database source;
    private final Database target;
    private final EntityBooks entity;
    private final KnownRefusals refusals = new KnownRefusals();

    RetryPage(RunContext context, EntityPlan plan, Database source, Database target, EntityBooks entity) {
        this.context = context;
        this.plan = plan;
        this.source = source;
        this.target = target;
        this.entity = entity;
    }

    /** @param version of the control row: it must still be that, and is another one afterwards */
    void load(List<RejectLog.Pending> page, long version) {
        Retried retried = Retried.of(plan, source, page);
        Set<Retried.Found> overtaken = Set.of();
        boolean certain = RowFinder.keys(plan) != null || plan.watermark().isEmpty();
        while (true) {
            try (Attempt attempt = new Attempt(retried, overtaken)) {
                RowCounts counts = attempt.load();
                if (!certain && counts.updated() > 0) {
                    // What was changed may be newer: no key leads from a row of the target to its source.
                    overtaken = new Overtaken(plan, source).of(retried.found());
                    certain = true;
                    continue;
                }
                attempt.commit(version, counts);
                return;
            } catch (RowsRefused e) {
                // The next attempt knows which.
                context.stop().throwIfAsked();
            }
        }
    }

    /** One transaction; closing it rolls back what was not committed. */
    private final class Attempt implements AutoCloseable {
        private final Retried retried;
        private final Set<Retried.Found> overtaken;
        private final List<Long> done = new ArrayList<>();
        private final Session data;
        private final Session books;
        private @Nullable HalvingLoader loader;

        Attempt(Retried retried, Set<Retried.Found> overtaken) {
            this.retried = retried;
            this.overtaken = overtaken;
            this.data = target.session();
            try {
                this.books =
                        target == context.control() ? data : context.control().session();
            } catch (RuntimeException e) {
                data.close();
                throw e;
            }
        }

        RowCounts load() {
            done.addAll(retried.gone());
            IdentityHashMap<Object, Retried.Found> staged = new IdentityHashMap<>();
            Set<Retried.Found> refused = new HashSet<>();
            long bad = retried.unknown();
            for (Retried.Found found : retried.found()) {
                if (overtaken.contains(found)) {
                    done.addAll(found.rejects());
                    continue;
                }
                @Nullable Object[] row = found.source();
                @Nullable Object[] into = new Object[plan.merge().columns().size() + 1];
                if (plan.rows().apply(row, into) != null) {
                    bad++;
                } else {
                    staged.put(row, found);
                    loader(staged, refused).add(into, row);
                }
            }
            RowCounts merged = loader == null ? RowCounts.ZERO : loader.flush();
            staged.values().stream()
                    .filter(found -> !refused.contains(found))
                    .forEach(found -> done.addAll(found.rejects()));
            long read = retried.found().size() + retried.unknown();
            return RowCounts.read(read)
                    .superseding(overtaken.size())
                    .rejecting(bad + refused.size())
                    .plus(merged);
        }

        private HalvingLoader loader(IdentityHashMap<Object, Retried.Found> staged, Set<Retried.Found> refused) {
            HalvingLoader open = loader;
            if (open == null) {
                open = new HalvingLoader(
                        plan,
                        data,
                        (session, merge) -> context.stop().throwIfAsked(),
                        refusals,
                        (row, into, refusal) -> refused.add(staged.get(row)));
                loader = open;
            }
            return open;
        }

        void commit(long version, RowCounts counts) {
            data.finishing(true);
            books.finishing(true);
            context.stop().throwIfAsked();
            entity.retried(books, version, done, counts);
            if (books != data) {
                data.commit();
            }
            try {
                books.commit();
            } catch (FluxoException e) {
                if (e.first().code() != Code.CONNECTION_LOST || !entity.isCommitted(done)) {
                    throw e;
                }
            }
            entity.committed();
        }

        @Override
        public void close() {
            try (Session first = data;
                    Session second = books) {
                if (loader != null) {
                    loader.close();
                }
                books.rollback();
            }
        }
    }
}
