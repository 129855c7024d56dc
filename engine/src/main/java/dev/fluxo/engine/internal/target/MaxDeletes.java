package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.DeleteLimit;
import dev.fluxo.engine.internal.plan.DeletePlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Replace;

/** Stops a load that finds more rows gone than the spec bears: rather it is the source that is not whole. */
public final class MaxDeletes {
    private MaxDeletes() {}

    /**
     * Before they are committed, where rows say that they are gone: a comparison and a replaced part check what they find themselves.
     *
     * @param gone how many rows this load has removed
     * @throws FluxoException where they are too many
     */
    public static void check(LoadPlan plan, Session target, long gone) {
        DeletePlan deletes = plan.deletes();
        if (deletes != null && deletes.when() != null && gone > DeleteLimit.FEW) {
            long left = target.query(target.dialect().target().countLive(plan.merge()), row -> row.integer(1))
                    .get(0);
            check(plan, deletes, gone, left + gone, "");
        }
    }

    /** Before they are removed, where it is known how many they are. */
    public static void check(LoadPlan plan, long gone, long live) {
        DeletePlan deletes = plan.deletes();
        if (deletes != null) {
            check(plan, deletes, gone, live, "");
        }
    }

    /**
     * Before they are removed.
     *
     * @param gone so many at least
     * @param live of how many
     * @throws FluxoException where they are too many
     */
    public static void atLeast(LoadPlan plan, DeletePlan deletes, long gone, long live) {
        check(plan, deletes, gone, live, "at least ");
    }

    private static void check(LoadPlan plan, DeletePlan deletes, long gone, long live, String about) {
        if (deletes.most().isExceeded(gone, live)) {
            boolean part =
                    plan.strategy() instanceof Replace replace && replace.part().where() != null;
            throw new FluxoException(Problem.error(
                    Code.TOO_MANY_DELETES,
                    deletes.at(),
                    about + gone + " of " + live + " rows of " + (part ? "the part that is replaced of " : "")
                            + plan.merge().target()
                            + " are gone from the source of '" + plan.entity() + "', more than max_deletes: "
                            + deletes.most() + "; none of them was removed",
                    "see whether the source is whole; where so many are gone indeed, write a larger max_deletes for this"
                            + " run: 100% allows all"));
        }
    }
}
