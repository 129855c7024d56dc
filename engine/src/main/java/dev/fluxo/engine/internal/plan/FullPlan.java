package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.DeleteLimit;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.OnDelete;
import dev.fluxo.engine.spi.Removal;
import dev.fluxo.engine.spi.Type2;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan of a load that reads everything, and leaves the target as a first load would: what is gone from the source is removed, too. */
public final class FullPlan {
    private FullPlan() {}

    /**
     * @param other an entity that writes rows to the same target, too; null: none does
     * @throws FluxoException where rows would come twice
     */
    public static EntityPlan of(EntityPlan plan, @Nullable String other) {
        if (plan.merge().keys().isEmpty()) {
            throw new FluxoException(Problem.error(
                    Code.BACKFILL_IMPOSSIBLE,
                    plan.spec().at(),
                    "'" + plan.entity()
                            + "' cannot be read again so: it has no keys, and rows that are there would come twice",
                    "empty the target, and rewind to start"));
        }
        LoadPlan load = plan.load();
        if (load.strategy().whole()) {
            // Each of its runs is a full one.
            return plan;
        }
        DeletePlan said = load.deletes();
        if (said != null && (said.keys() != null || said.what() == OnDelete.IGNORE)) {
            return plan;
        }
        String why = why(plan, other);
        if (why != null) {
            Problem warning = Problem.warning(
                    Code.FULL_KEEPS_GONE,
                    plan.spec().at(),
                    "rows that are gone from the source of '" + plan.entity() + "' stay in "
                            + plan.merge().target() + ": " + why,
                    null);
            return plan.with(load, List.of(warning));
        }
        return plan.with(said == null ? deleting(plan) : DeletePlanner.comparing(load, said), List.of());
    }

    /** As {@code deletes: { compare: keys }} would have it, with its guard. */
    private static LoadPlan deleting(EntityPlan plan) {
        LoadPlan load = plan.load().removing(new Removal(OnDelete.DELETE, false));
        DeletePlan deletes = new DeletePlan(
                plan.spec().at(),
                null,
                Duration.ZERO,
                null,
                plan.spec().onError(),
                OnDelete.DELETE,
                DeleteLimit.DEFAULT);
        return DeletePlanner.comparing(load, deletes);
    }

    /** Why nobody can say which rows are gone; null where it can be said. */
    private static @Nullable String why(EntityPlan plan, @Nullable String other) {
        if (other != null) {
            return "'" + other + "' writes rows to it, too";
        }
        if (plan.load().strategy() instanceof Type2) {
            return "it keeps versions, and the spec does not look for what is gone";
        }
        if (!plan.load().strategy().changesRows()) {
            return "rows are only added to it";
        }
        return plan.load().keyRules().stream()
                .filter(rule -> rule.from() == null)
                .map(ColumnRule::target)
                .map(key -> "key '" + key + "' is computed, so that the keys of the source cannot be compared")
                .findFirst()
                .orElse(null);
    }
}
