package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.dialect.Upsert;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.WriteMode;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;

/** Brings the staged rows into the target, and says what became of them. */
final class Merger {
    private final EntityPlan plan;
    private final Session session;
    private final TargetSql sql;
    private final MergeObserver observer;

    Merger(EntityPlan plan, Session session, MergeObserver observer) {
        this.plan = plan;
        this.session = session;
        this.sql = session.dialect().target();
        this.observer = observer;
    }

    /**
     * @param staged how many rows the stage of the merge holds
     * @param repeated whether a key may be among them twice
     */
    RowCounts merge(Merge merge, long staged, boolean repeated) {
        long superseded = repeated ? session.update(sql.dropSuperseded(merge)) : 0;
        if (superseded > 0 && plan.watermark().isEmpty()) {
            throw FluxoException.of(
                    Code.KEY_AMBIGUOUS,
                    superseded + " rows of '" + plan.entity()
                            + "' repeat the key of another row, and without a watermark"
                            + " nothing says which is the latest",
                    "add a watermark, or make the source query return each key once");
        }
        long rows = staged - superseded;
        sql.beforeMerge(merge).forEach(session::update);
        observer.beforeMerge(session, merge);
        Sql respell = sql.respell(merge);
        long respelled = respell == null ? 0 : session.update(respell);
        RowCounts merged = write(merge, rows, superseded);
        // To the statements above those rows were unchanged.
        return merged.plus(new RowCounts(0, 0, respelled, -respelled, 0, 0, 0));
    }

    private RowCounts write(Merge merge, long rows, long superseded) {
        if (merge.relation().watched()) {
            return new WatchedWrite(session, merge).run(rows, superseded);
        }
        if (merge.unique() == Merge.Unique.NO && !merge.values().isEmpty()) {
            return severalOfAKey(merge, rows, superseded);
        }
        return byPlan(merge, rows, superseded);
    }

    private RowCounts byPlan(Merge merge, long rows, long superseded) {
        return plan.write() == WriteMode.MERGE ? byMerge(merge, rows, superseded) : byTwo(merge, rows, superseded);
    }

    /** A merge was undone: what the session has counted of it, in ways that know no undoing, is counted no more. */
    void forget(Merge merge) {
        Sql counted = plan.write() == WriteMode.MERGE ? sql.merge(merge).countInserted() : null;
        if (counted != null) {
            number(counted);
        }
    }

    private RowCounts byMerge(Merge merge, long rows, long superseded) {
        Upsert upsert = sql.merge(merge);
        if (upsert.countMissing() != null) {
            long missing = number(upsert.countMissing());
            return counts(rows, missing, session.update(upsert.statement()) - missing, superseded);
        }
        if (upsert.countInserted() != null) {
            long written = session.update(upsert.statement());
            long inserted = number(upsert.countInserted());
            return counts(rows, inserted, written - inserted, superseded);
        }
        return session.query(upsert.statement(), row -> counts(rows, row.integer(1), row.integer(2), superseded))
                .get(0);
    }

    /** The target may hold a key more than once, and the database counts each of its rows: those of the stage are counted instead. */
    private RowCounts severalOfAKey(Merge merge, long rows, long superseded) {
        long differing = number(sql.countDiffering(merge));
        RowCounts counts = byPlan(merge, rows, superseded);
        return counts(rows, counts.inserted(), differing, superseded);
    }

    private long number(Sql sql) {
        return session.query(sql, row -> row.integer(1)).get(0);
    }

    private RowCounts byTwo(Merge merge, long rows, long superseded) {
        long updated = merge.values().isEmpty() ? 0 : session.update(sql.update(merge));
        long inserted = session.update(sql.insert(merge));
        return counts(rows, inserted, updated, superseded);
    }

    private static RowCounts counts(long rows, long inserted, long updated, long superseded) {
        return new RowCounts(0, inserted, updated, rows - inserted - updated, 0, superseded, 0);
    }
}
