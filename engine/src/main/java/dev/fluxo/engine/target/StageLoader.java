package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.jdbc.Inserter;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.TypeKind;
import dev.fluxo.engine.model.WriteMode;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads target rows into the session's staging table and merges them into the target, in the caller's transaction. As
 * many rows go into one merge as the database likes best.
 */
public final class StageLoader implements AutoCloseable {
    private final List<Merge> stages = new ArrayList<>();
    private final WriteMode write;
    private Merge merge;
    private final TargetSql sql;
    private final Session session;
    private final Merger merger;
    private @Nullable Inserter inserter;
    private long sequence;
    private long staged;
    private RowCounts counts = RowCounts.ZERO;

    /** Creates the staging table; the session is the caller's, and outside a transaction. */
    public StageLoader(EntityPlan plan, Session session) {
        this.merge = plan.merge();
        this.sql = session.dialect().target();
        this.session = session;
        this.merger = new Merger(plan, session);
        this.write = plan.spec().target().write();
        session.update(sql.dropStage(merge));
        this.inserter = newStage();
        session.commit();
    }

    private Inserter newStage() {
        session.update(sql.createStage(merge));
        stages.add(merge);
        Sql index = sql.indexStage(merge, write);
        if (index != null) {
            session.update(index);
        }
        List<DataType> types =
                new ArrayList<>(merge.columns().stream().map(Column::type).toList());
        types.add(DataType.of(TypeKind.INTEGER, "BIGINT"));
        return session.inserter(sql.insertIntoStage(merge), types);
    }

    /** An empty row: the target's columns, and one place more for the loader's own use. */
    public @Nullable Object[] newRow() {
        return new Object[merge.columns().size() + 1];
    }

    /** Takes a row that {@link #newRow} made and the caller filled. */
    public void add(@Nullable Object[] row) {
        row[row.length - 1] = ++sequence;
        Inserter open = inserter;
        if (open == null) {
            merge = merge.from(stages.get(0).stage() + "_" + stages.size());
            open = newStage();
            inserter = open;
        }
        open.add(row);
        if (++staged >= sql.rowsPerMerge()) {
            mergeStaged(open);
        }
    }

    /** Merges what is staged. What became of all rows added since the last call. */
    public RowCounts flush() {
        if (inserter != null) {
            mergeStaged(inserter);
        }
        RowCounts merged = counts;
        counts = RowCounts.ZERO;
        return merged;
    }

    private void mergeStaged(Inserter open) {
        if (staged == 0) {
            return;
        }
        long sent = open.flush();
        if (sent != staged) {
            throw FluxoException.of(
                    Code.STAGE_INCOMPLETE, staged + " rows were sent to the staging table, " + sent + " arrived", null);
        }
        counts = counts.plus(merger.merge(merge, staged));
        staged = 0;
        Sql clear = sql.clearStage(merge, write);
        if (clear != null) {
            session.update(clear);
        } else {
            open.close();
            inserter = null;
        }
    }

    /**
     * Drops the staging tables. The transaction has ended by then; if not, it is rolled back. A connection that does not
     * let go of them is thrown away, and they with it.
     */
    @Override
    public void close() {
        if (inserter != null) {
            inserter.close();
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
