package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.SourceSql;

/** Any row of a query, so that one that writes is refused by day: without a row nothing of a row is computed. */
public final class OneRow {
    private static final int SECONDS = 5;

    private OneRow() {}

    /**
     * Does nothing where the database refuses no query for what it does.
     *
     * @throws FluxoException with QUERY_WRITES; what else may go wrong depends on the row, and on patience
     */
    public static void read(EntityPlan plan, Database source) {
        SourceSql sql = source.dialect().source();
        if (!sql.refusesWrites()) {
            return;
        }
        try (Session session = source.reader()) {
            session.limit(SECONDS);
            session.query(sql.any(plan.select(), plan.sourceColumns()), row -> row.isNull(1));
        } catch (FluxoException e) {
            if (e.first().code() == Code.QUERY_WRITES) {
                throw new FluxoException(e.first().at(plan.sourceAt()));
            }
        }
    }
}
