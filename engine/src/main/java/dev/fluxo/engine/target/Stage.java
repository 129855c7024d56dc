package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.jdbc.Packet;
import dev.fluxo.engine.jdbc.RowSink;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.WriteMode;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The session's staging table, filled and merged again and again; where it cannot be emptied, a new one for each merge. */
final class Stage implements AutoCloseable {
    private final List<Merge> tables = new ArrayList<>();
    private final WriteMode write;
    private final TargetSql sql;
    private final Session session;
    private final Merger merger;
    private Merge merge;
    private boolean used;
    private @Nullable RowSink sink;
    private long staged;
    private long arrived;

    /** Creates the table; the session is the caller's, and outside a transaction. */
    Stage(EntityPlan plan, Session session, MergeObserver observer) {
        this.merge = plan.merge();
        this.write = plan.write();
        this.sql = session.dialect().target();
        this.session = session;
        this.merger = new Merger(plan, session, observer);
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

    void add(Packet packet) {
        staged += packet.rows();
        sink().add(packet);
    }

    private RowSink sink() {
        RowSink open = sink;
        if (open == null) {
            if (used) {
                merge = merge.from(tables.get(0).stage() + "_" + tables.size());
                create();
                used = false;
            }
            open = session.load(sql.stage(merge), sql.stageColumns(merge));
            sink = open;
        }
        return open;
    }

    /** Writes all that was added, which frees the session for other statements. */
    void flush() {
        if (sink != null) {
            arrived += sink.flush();
        }
    }

    /**
     * Merges all that was added, and empties the stage.
     *
     * @param repeated whether a key may be among the rows twice
     */
    RowCounts merge(boolean repeated) {
        if (staged == 0) {
            return RowCounts.ZERO;
        }
        flush();
        if (arrived != staged) {
            throw incomplete(staged, arrived);
        }
        RowCounts counts = merger.merge(merge, staged, repeated);
        staged = 0;
        arrived = 0;
        empty();
        return counts;
    }

    static FluxoException incomplete(long sent, long arrived) {
        return FluxoException.of(
                Code.STAGE_INCOMPLETE, sent + " rows were sent to the staging table, " + arrived + " arrived", null);
    }

    /** Merges the stage while it is empty. */
    void rehearse() {
        merger.merge(merge, 0, true);
    }

    private void empty() {
        Sql clear = sql.clearStage(merge, write);
        if (clear != null) {
            session.update(clear);
            return;
        }
        used = true;
        if (sink != null) {
            sink.close();
            sink = null;
        }
    }

    /**
     * Drops the tables. The transaction has ended by then; if not, it is rolled back. A connection that does not let go of
     * them is thrown away, and they with it.
     */
    @Override
    public void close() {
        if (sink != null) {
            sink.close();
        }
        drop(session, tables.stream().map(sql::dropStage).toList());
    }

    static void drop(Session session, List<Sql> drops) {
        session.rollback();
        try {
            drops.forEach(session::update);
            session.commit();
        } catch (FluxoException e) {
            session.spoil(e);
        }
    }
}
