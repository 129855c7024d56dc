package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.dialect.TargetSql;
import dev.fluxo.engine.jdbc.RowSink;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.WriteMode;
import dev.fluxo.engine.plan.EntityPlan;
import java.util.ArrayList;
import java.util.List;

/** A staging table for small parts that are tried: each is staged, merged, and gone again. */
final class PartStage {
    private final List<Merge> tables = new ArrayList<>();
    private final WriteMode write;
    private final TargetSql sql;
    private final Session session;
    private final Merger merger;
    private Merge merge;
    private boolean used;

    /** Creates the table; the session is the caller's, and outside a transaction. */
    PartStage(EntityPlan plan, Session session, MergeObserver observer) {
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

    /** For rows to come: what was deleted before would still be walked over. Outside a part. */
    void renew() {
        if (!used) {
            return;
        }
        used = false;
        Sql clear = sql.clearStage(merge, write);
        if (clear != null) {
            session.update(clear);
        } else {
            merge = merge.from(tables.get(0).stage() + "_" + tables.size());
            create();
        }
    }

    /** Stages and merges the rows, and empties the stage. After a failure the caller undoes it all, then calls {@link #undone}. */
    RowCounts merge(List<StagedRow> rows) {
        stage(rows);
        RowCounts counts = merger.merge(merge, rows.size(), true);
        session.update(Sql.of("DELETE FROM " + sql.stage(merge)));
        return counts;
    }

    /** Lets the rows' counterparts in the target give up their values in the columns. */
    void vacate(List<StagedRow> rows, List<Column> columns) {
        Sql vacate = sql.vacate(merge, columns);
        if (vacate != null) {
            stage(rows);
            session.update(vacate);
            session.update(Sql.of("DELETE FROM " + sql.stage(merge)));
        }
    }

    /** The places of those that no later row of the same key supersedes. The caller undoes it. */
    List<Long> latest(List<StagedRow> rows) {
        stage(rows);
        session.update(sql.dropSuperseded(merge));
        String sequence = session.dialect().quote(merge.sequence());
        return session.query(Sql.of("SELECT " + sequence + " FROM " + sql.stage(merge)), row -> row.integer(1));
    }

    private void stage(List<StagedRow> rows) {
        used = true;
        try (RowSink sink = session.load(sql.stage(merge), sql.stageColumns(merge))) {
            rows.forEach(row -> sink.add(row.target()));
            long arrived = sink.flush();
            if (arrived != rows.size()) {
                throw Stage.incomplete(rows.size(), arrived);
            }
        }
    }

    /** What was done since was undone. */
    void undone() {
        merger.forget(merge);
    }

    /** The statements that remove what was made. */
    List<Sql> drops() {
        return tables.stream().map(sql::dropStage).toList();
    }
}
