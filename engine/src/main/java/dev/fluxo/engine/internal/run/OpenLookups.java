package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.DimensionLookup;
import java.util.List;

/** How many rows of a target still have no member of a dimension. */
final class OpenLookups {
    private OpenLookups() {}

    /** A warning for each look-up that left some. */
    static List<Problem> of(EntityPlan plan, Database target) {
        Problems found = new Problems();
        List<DimensionLookup> lookups = plan.merge().lookups().stream()
                // That a key is NULL may well be meant so, where nothing tells that there was one.
                .filter(lookup -> lookup.leavesOpen() && (lookup.unknown() != null || lookup.kept() != null))
                .toList();
        if (lookups.isEmpty()) {
            return List.of();
        }
        try (Session session = target.session()) {
            for (DimensionLookup lookup : lookups) {
                long rows = session.query(
                                session.dialect().target().countOpen(plan.merge(), lookup), row -> row.integer(1))
                        .get(0);
                if (rows > 0) {
                    found.add(open(plan.load(), lookup, rows));
                }
            }
        }
        return found.all();
    }

    private static Problem open(LoadPlan plan, DimensionLookup lookup, long rows) {
        int place = plan.merge().columns().indexOf(lookup.column());
        return Problem.warning(
                Code.LOOKUP_OPEN,
                plan.rules().get(place).target().at(),
                rows + (rows == 1 ? " row of " : " rows of ") + plan.merge().target() + " have "
                        + (lookup.unknown() == null ? "no member" : "the unknown member") + " of "
                        + lookup.dimension() + " in '" + plan.written(place) + "'",
                lookup.kept() != null
                        ? "once their members are there, the next run finds them by the key that the rows keep"
                        : Advice.of(
                                "once their members are there, look them up again by ",
                                Action.BACKFILL.with("entities", plan.entity()).with("columns", plan.written(place)),
                                "; rows that also keep the key by which they are looked up find them by themselves"));
    }
}
