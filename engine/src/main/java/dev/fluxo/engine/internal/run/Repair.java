package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.DimensionLookup;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives rows that were loaded before their member was there the member that they find now, by the key that they keep: none of them is read
 * again. They are of earlier runs, and no count of this one has them: a warning says how many there were.
 */
final class Repair implements AroundLoad {
    private final EntityPlan plan;
    private final List<Problem> warnings = new ArrayList<>();

    Repair(EntityPlan plan) {
        this.plan = plan;
    }

    /** Whether there is a look-up that leaves rows open, and whose key the target keeps. */
    static boolean isPossible(EntityPlan plan) {
        return !lookups(plan).isEmpty();
    }

    private static List<DimensionLookup> lookups(EntityPlan plan) {
        return plan.merge().lookups().stream()
                .filter(lookup -> lookup.kept() != null && lookup.leavesOpen())
                .toList();
    }

    @Override
    public RowCounts after(Session target, RowCounts loaded) {
        for (DimensionLookup lookup : lookups(plan)) {
            long repaired = target.update(target.dialect().target().repair(plan.merge(), lookup));
            if (repaired > 0) {
                warnings.add(Problem.warning(
                        Code.LOOKUP_REPAIRED,
                        null,
                        rows(plan, repaired) + " had no member in " + lookup.dimension() + " and found it now: '"
                                + lookup.column().name() + "' was set",
                        null));
            }
        }
        return RowCounts.ZERO;
    }

    /** The beginning of a sentence: so many rows of the entity's target. */
    static String rows(EntityPlan plan, long rows) {
        return "'" + plan.entity() + "': " + OpenLookups.rows(plan.load(), rows);
    }

    @Override
    public List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
