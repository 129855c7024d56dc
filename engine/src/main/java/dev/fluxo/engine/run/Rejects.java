package dev.fluxo.engine.run;

import dev.fluxo.engine.control.Reject;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spec.RejectLimit;
import java.util.ArrayList;
import java.util.List;

/** The rejected rows of one attempt: counted against the limit, and kept until they are written. */
public final class Rejects {
    /** How many of a failed attempt's rejects are kept for the audit: enough to see the pattern, bounded in memory. */
    static final int KEPT_OF_A_FAILURE = 1_000;

    private final EntityPlan plan;
    private final RejectLimit limit;
    private final List<Reject> pending = new ArrayList<>();
    private final List<Reject> uncommitted = new ArrayList<>();
    private long total;

    public Rejects(EntityPlan plan) {
        this.plan = plan;
        this.limit = plan.spec().maxRejects();
    }

    void add(Reject reject) {
        total++;
        pending.add(reject);
        if (uncommitted.size() < KEPT_OF_A_FAILURE) {
            uncommitted.add(reject);
        }
        if (!limit.percent()) {
            check(0);
        }
    }

    /** Fails the entity when more rows were rejected than it bears, of this many rows read. */
    public void check(long read) {
        if (limit.isExceeded(total, read)) {
            throw new FluxoException(Problem.error(
                    Code.TOO_MANY_REJECTS,
                    plan.spec().at(),
                    "'" + plan.entity() + "' rejects more than " + limit + " rows; the last reason: "
                            + uncommitted.get(uncommitted.size() - 1).message(),
                    "see audit.etl_reject, correct the source or the spec, or raise max_rejects"));
        }
    }

    int pending() {
        return pending.size();
    }

    /** Those not written yet. */
    public List<Reject> takePending() {
        List<Reject> taken = List.copyOf(pending);
        pending.clear();
        return taken;
    }

    void committed() {
        uncommitted.clear();
    }

    /** What a failed attempt leaves for the audit. */
    List<Reject> uncommitted() {
        return List.copyOf(uncommitted);
    }

    public long total() {
        return total;
    }
}
