package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.DriverFailure;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether policies hide rows of the source from its login: they would be missing in the target, and nothing would say so. */
public final class HiddenRows {
    private static final Log LOG = Log.of(HiddenRows.class);

    private HiddenRows() {}

    /** A warning; null where the login sees all rows of the query, or may not know. No row is read. */
    public static @Nullable Problem of(EntityPlan plan, Database source) {
        try {
            return source.hidesRows() ? asked(plan, source) : null;
        } catch (FluxoException e) {
            if (DriverFailure.kind(e) == Failure.ROWS_HIDDEN) {
                return warning(
                        plan, "only a part of the rows is read: " + e.first().message());
            }
            LOG.debug("{}: whether rows are hidden is not known: {}", plan.entity(), e.getMessage());
            return null;
        }
    }

    private static @Nullable Problem asked(EntityPlan plan, Database source) {
        try (Session session = source.reader()) {
            SourceSql sql = session.dialect().source();
            Sql allOrNothing = sql.allOrNothing();
            if (allOrNothing != null) {
                session.update(allOrNothing);
                session.query(sql.over(plan.select(), "COUNT(*)", "WHERE 1 = 0"), row -> row.integer(1));
            }
            Sql policies = sql.policies(plan.select());
            List<String> tables =
                    policies == null ? List.of() : session.query(policies, row -> String.valueOf(row.text(1)));
            return tables.isEmpty()
                    ? null
                    : warning(
                            plan,
                            "row level security may hide rows of " + String.join(", ", tables)
                                    + " from this login (connection '" + source.name() + "')");
        }
    }

    private static Problem warning(EntityPlan plan, String message) {
        return Problem.warning(
                Code.ROWS_HIDDEN,
                plan.sourceAt(),
                message,
                "nothing, if the login is meant to see its part alone; else let it read all rows, or read a view whose owner may");
    }
}
