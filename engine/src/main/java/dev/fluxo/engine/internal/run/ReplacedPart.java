package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.CheckSql;
import dev.fluxo.engine.spi.Sql;

/** The condition of the rows that a target replaces. */
public final class ReplacedPart {
    private ReplacedPart() {}

    /**
     * Has the database prepare it, and asks nothing.
     *
     * @throws FluxoException where it is refused
     */
    public static void prepare(EntityPlan plan, Database target) {
        Located<String> where = plan.spec().target().where();
        if (where == null) {
            return;
        }
        Sql rows = target.dialect().target().checks().rows(new CheckSql.Asked(plan.merge(), where.value()));
        try {
            target.catalog().resultColumns(rows.text());
        } catch (FluxoException e) {
            Problem problem = e.first();
            throw problem.code() != Code.QUERY_FAILS
                    ? e
                    : new FluxoException(
                            Problem.error(
                                    Code.PART_REFUSED,
                                    where.at(),
                                    problem.message().replace("the source query", "target.where"),
                                    "correct its names or its SQL; try it behind a SELECT in a client of the database"),
                            e);
        }
    }
}
