package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetSql;
import java.util.ArrayList;
import java.util.List;

/** How many rows of a target still have no member of a dimension, or another version of it than that of their date. */
final class OpenLookups {
    private OpenLookups() {}

    /** A warning for each look-up that left some. */
    static List<Problem> of(EntityPlan plan, Database target) {
        StageTransfer merge = plan.merge();
        if (merge.lookups().stream().noneMatch(lookup -> mayBeOpen(lookup) || mayBeOutdated(lookup))) {
            return List.of();
        }
        List<Problem> found = new ArrayList<>();
        try (Session session = target.session()) {
            TargetSql sql = session.dialect().target();
            for (DimensionLookup lookup : merge.lookups()) {
                long open = mayBeOpen(lookup) ? count(session, sql.countOpen(merge, lookup)) : 0;
                if (open > 0) {
                    found.add(open(plan.load(), lookup, open));
                }
                long outdated = mayBeOutdated(lookup) ? count(session, sql.countOutdated(merge, lookup)) : 0;
                if (outdated > 0) {
                    found.add(outdated(plan.load(), lookup, outdated));
                }
            }
        }
        return found;
    }

    /** That a key is NULL may well be meant so, where nothing tells that there was one. */
    private static boolean mayBeOpen(DimensionLookup lookup) {
        return lookup.leavesOpen() && (lookup.unknown() != null || lookup.kept() != null);
    }

    /** Rows that find the version of their date by themselves do so in the next run. */
    private static boolean mayBeOutdated(DimensionLookup lookup) {
        return !lookup.follows() && lookup.late() != null && lookup.late().at() != null;
    }

    private static long count(Session session, Sql sql) {
        return session.query(sql, row -> row.integer(1)).get(0);
    }

    private static Problem open(LoadPlan plan, DimensionLookup lookup, long rows) {
        String member = lookup.unknown() == null ? "no member" : "the unknown member";
        return warning(
                Code.LOOKUP_OPEN,
                plan,
                lookup,
                rows(plan, rows) + " have " + member + " of " + lookup.dimension() + " in",
                lookup.kept() != null
                        ? "once their members are there, the next run finds them by the key that the rows keep"
                        : Advice.of(
                                "once their members are there, look them up again by ",
                                again(plan, lookup),
                                "; rows that also keep the key by which they are looked up find them by themselves"));
    }

    private static Problem outdated(LoadPlan plan, DimensionLookup lookup, long rows) {
        return warning(
                Code.LOOKUP_OUTDATED,
                plan,
                lookup,
                rows(plan, rows) + " refer to a version in " + lookup.dimension()
                        + " that does not hold for their date, in",
                Advice.of(
                        "look them up again by ",
                        again(plan, lookup),
                        "; where the dimension has run_id (a text) or loaded_at, rows that keep the key and the date by"
                                + " which they are looked up find it by themselves"));
    }

    /** So many rows of the target, in words. */
    static String rows(LoadPlan plan, long rows) {
        return rows + (rows == 1 ? " row of " : " rows of ") + plan.merge().target();
    }

    private static Action again(LoadPlan plan, DimensionLookup lookup) {
        return Action.BACKFILL.with("entities", plan.entity()).with("columns", plan.written(place(plan, lookup)));
    }

    private static int place(LoadPlan plan, DimensionLookup lookup) {
        return plan.merge().columns().indexOf(lookup.column());
    }

    private static Problem warning(Code code, LoadPlan plan, DimensionLookup lookup, String what, CharSequence hint) {
        int place = place(plan, lookup);
        return Problem.warning(
                code, plan.rules().get(place).target().at(), what + " '" + plan.written(place) + "'", hint);
    }
}
