package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.WriteMode;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.ArrayList;
import java.util.List;

/** The session's staging table: made, emptied, made anew where it cannot be emptied within a transaction, and dropped. */
final class StageTable implements AutoCloseable {
    private final List<Merge> tables = new ArrayList<>();
    private final Session session;
    private final TargetSql sql;
    private final WriteMode write;
    private Merge merge;

    /** Creates the table; the session is the caller's, and outside a transaction. */
    StageTable(EntityPlan plan, Session session) {
        this.session = session;
        this.sql = session.dialect().target();
        this.write = plan.write();
        this.merge = plan.merge();
        session.update(sql.dropStage(merge));
        create();
        session.commit();
    }

    private void create() {
        session.update(sql.createStage(merge));
        tables.add(merge);
        Sql index = sql.indexStage(merge, write);
        if (index != null) {
            session.update(index);
        }
    }

    /** The merge from the table as it is now called. */
    Merge merge() {
        return merge;
    }

    String name() {
        return sql.stage(merge);
    }

    /** Whether all rows were removed; where not, {@link #another} takes those to come. */
    boolean clear() {
        Sql clear = sql.clearStage(merge, write);
        if (clear != null) {
            session.update(clear);
        }
        return clear != null;
    }

    /** Makes another table for the rows to come; the one before is dropped with the rest. */
    void another() {
        merge = merge.from(tables.get(0).stage() + "_" + tables.size());
        create();
    }

    static FluxoException incomplete(long sent, long arrived) {
        return FluxoException.of(
                Code.STAGE_INCOMPLETE, sent + " rows were sent to the staging table, " + arrived + " arrived", null);
    }

    /**
     * Drops the tables. The transaction has ended by then; if not, it is rolled back. A connection that does not let go of
     * them is thrown away, and they with it.
     */
    @Override
    public void close() {
        session.rollback();
        try {
            tables.stream().map(sql::dropStage).forEach(session::update);
            session.commit();
        } catch (FluxoException e) {
            session.spoil(e);
        }
    }
}
