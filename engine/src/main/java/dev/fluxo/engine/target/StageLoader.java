package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
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

/**
 * Loads target rows into the session's staging table and merges them into the target. As many rows go into one merge as
 * the database likes best.
 */
public final class StageLoader implements TableLoader {
    private final List<Merge> stages = new ArrayList<>();
    private final WriteMode write;
    private final TargetSql sql;
    private final Session session;
    private final Merger merger;
    private Merge merge;
    private @Nullable RowSink sink;
    private long sequence;
    private boolean merged;
    private long staged;
    private long arrived;
    private RowCounts counts = RowCounts.ZERO;

    /** Creates the staging table; the session is the caller's, and outside a transaction. */
    public StageLoader(EntityPlan plan, Session session) {
        this.merge = plan.merge();
        this.sql = session.dialect().target();
        this.session = session;
        this.merger = new Merger(plan, session);
        this.write = plan.spec().target().write();
        session.update(sql.dropStage(merge));
        createStage();
        session.commit();
    }

    private void createStage() {
        session.update(sql.createStage(merge));
        stages.add(merge);
        Sql index = sql.indexStage(merge, write);
        if (index != null) {
            session.update(index);
        }
    }

    @Override
    public @Nullable Object[] newRow() {
        return new Object[merge.columns().size() + 1];
    }

    @Override
    public void add(@Nullable Object[] row) {
        row[row.length - 1] = ++sequence;
        RowSink open = sink;
        if (open == null) {
            if (merged) {
                merge = merge.from(stages.get(0).stage() + "_" + stages.size());
                createStage();
            }
            open = session.load(sql.stage(merge), merge.stageColumns());
            sink = open;
        }
        open.add(row);
        if (++staged >= sql.rowsPerMerge()) {
            mergeStaged(open);
        }
    }

    @Override
    public void pause() {
        if (sink != null) {
            arrived += sink.flush();
        }
    }

    @Override
    public RowCounts flush() {
        if (sink != null) {
            mergeStaged(sink);
        }
        RowCounts merged = counts;
        counts = RowCounts.ZERO;
        return merged;
    }

    private void mergeStaged(RowSink open) {
        if (staged == 0) {
            return;
        }
        arrived += open.flush();
        if (arrived != staged) {
            throw FluxoException.of(
                    Code.STAGE_INCOMPLETE,
                    staged + " rows were sent to the staging table, " + arrived + " arrived",
                    null);
        }
        counts = counts.plus(merger.merge(merge, staged));
        staged = 0;
        arrived = 0;
        Sql clear = sql.clearStage(merge, write);
        if (clear != null) {
            session.update(clear);
        } else {
            open.close();
            sink = null;
            merged = true;
        }
    }

    /**
     * Drops the staging tables. The transaction has ended by then; if not, it is rolled back. A connection that does not
     * let go of them is thrown away, and they with it.
     */
    @Override
    public void close() {
        if (sink != null) {
            sink.close();
        }
        session.rollback();
        try {
            for (Merge stage : stages) {
                session.update(sql.dropStage(stage));
            }
            session.commit();
        } catch (FluxoException e) {
            session.spoil(e);
        }
    }
}
