package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.jdbc.RowSink;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.RowWeight;
import dev.fluxo.engine.model.WriteMode;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads target rows into the session's staging table and merges them into the target. As many rows go into one merge as
 * the database likes best; while it merges, the next ones are transformed.
 */
public final class StageLoader implements TableLoader {
    private static final Logger LOG = LoggerFactory.getLogger(StageLoader.class);
    /** About so many bytes of rows are transformed while the database merges. */
    private static final long MOST_WAITING = 32L << 20;

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
    private final RepeatedKeys keys;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();
    private long waitingWeight;
    private @Nullable MergeTask merging;

    /** Creates the staging table; the session is the caller's, and outside a transaction. */
    public StageLoader(EntityPlan plan, Session session) {
        this.merge = plan.merge();
        this.sql = session.dialect().target();
        this.session = session;
        this.merger = new Merger(plan, session);
        this.write = plan.spec().target().write();
        this.keys = new RepeatedKeys(merge);
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
        if (merging == null) {
            stage(row);
            return;
        }
        waiting.add(row);
        waitingWeight += RowWeight.of(row);
        if (merging.isDone() || waiting.size() >= sql.rowsPerMerge() || waitingWeight > MOST_WAITING) {
            joinMerge();
        }
    }

    private void stage(@Nullable Object[] row) {
        RowSink open = sink;
        if (open == null) {
            if (merged) {
                merge = merge.from(stages.get(0).stage() + "_" + stages.size());
                createStage();
            }
            open = session.load(sql.stage(merge), sql.stageColumns(merge));
            sink = open;
        }
        open.add(row);
        keys.add(row);
        if (++staged >= sql.rowsPerMerge()) {
            MergeTask task = MergeTask.start(this::mergeStaged);
            merging = task;
        }
    }

    /** The rows that came meanwhile are staged now; there may be enough of them for a merge of their own. */
    private void joinMerge() {
        while (merging != null) {
            MergeTask task = merging;
            merging = null;
            counts = counts.plus(task.join());
            List<@Nullable Object[]> next = new ArrayList<>(waiting);
            waiting.clear();
            waitingWeight = 0;
            for (int i = 0; i < next.size(); i++) {
                stage(next.get(i));
                if (merging != null) {
                    waiting.addAll(next.subList(i + 1, next.size()));
                    return;
                }
            }
        }
    }

    private void joinAll() {
        while (merging != null) {
            joinMerge();
        }
    }

    @Override
    public void pause() {
        joinAll();
        if (sink != null) {
            arrived += sink.flush();
        }
    }

    @Override
    public RowCounts flush() {
        joinAll();
        if (staged > 0) {
            counts = counts.plus(mergeStaged());
        }
        RowCounts merged = counts;
        counts = RowCounts.ZERO;
        return merged;
    }

    /** Runs while no row is added. */
    private RowCounts mergeStaged() {
        RowSink open = Objects.requireNonNull(sink, "rows are staged");
        arrived += open.flush();
        if (arrived != staged) {
            throw FluxoException.of(
                    Code.STAGE_INCOMPLETE,
                    staged + " rows were sent to the staging table, " + arrived + " arrived",
                    null);
        }
        RowCounts merged = merger.merge(merge, staged, keys.possible());
        staged = 0;
        arrived = 0;
        keys.clear();
        Sql clear = sql.clearStage(merge, write);
        if (clear != null) {
            session.update(clear);
        } else {
            open.close();
            sink = null;
            this.merged = true;
        }
        return merged;
    }

    /**
     * Drops the staging tables. The transaction has ended by then; if not, it is rolled back. A connection that does not
     * let go of them is thrown away, and they with it.
     */
    @Override
    public void close() {
        endMerge();
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

    /** Whoever closes before the flush does not want the result any more, or has it already. */
    private void endMerge() {
        MergeTask task = merging;
        merging = null;
        if (task != null) {
            try {
                task.join();
            } catch (FluxoException e) {
                LOG.debug("a merge that nobody waits for failed: {}", e.getMessage());
            }
        }
    }
}
