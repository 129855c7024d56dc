package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TargetSql;
import java.util.List;
import java.util.Map;

/** A staging table for small parts that are tried: each is staged, merged, and gone again. */
final class PartStage implements AutoCloseable {
    private final StageTable table;
    private final TargetSql sql;
    private final Session session;
    private final ProgramRunner runner;
    private boolean used;

    /** Creates the table; the session is the caller's, and outside a transaction. */
    PartStage(LoadPlan plan, Session session, ProgramObserver observer) {
        this.sql = session.dialect().target();
        this.session = session;
        this.runner = new ProgramRunner(plan, session, observer);
        this.table = new StageTable(plan, session);
    }

    /** For rows to come: what was deleted before would still be walked over. Outside a part. */
    void renew() {
        if (used) {
            used = false;
            if (!table.clear()) {
                table.another();
            }
        }
    }

    /** Stages and merges the rows, and empties the stage. After a failure the caller undoes it all, then calls {@link #undone}. */
    RowCounts merge(List<StagedRow> rows) {
        stage(rows);
        RowCounts counts = runner.run(table.program(), rows.size(), true);
        empty();
        return counts;
    }

    void empty() {
        session.update(Sql.of("DELETE FROM " + table.name()));
    }

    /** Lets the rows' counterparts in the target give up their values in the columns. */
    void vacate(List<StagedRow> rows, List<Column> columns) {
        Sql vacate = sql.vacate(table.program().merge(), columns);
        if (vacate != null) {
            stage(rows);
            session.update(vacate);
            empty();
        }
    }

    /** The places of those that have no member, where such rows are set aside. The caller undoes it. */
    Map<Long, DimensionLookup> unfound(List<StagedRow> rows) {
        stage(rows);
        return runner.unfound(table.program());
    }

    /** The places of those that no later row of the same key supersedes. The caller undoes it. */
    List<Long> latest(List<StagedRow> rows) {
        stage(rows);
        runner.lookUp(table.program());
        sql.dropSuperseded(table.program().merge()).forEach(session::update);
        String sequence = session.dialect().quote(table.program().merge().sequence());
        return session.query(Sql.of("SELECT " + sequence + " FROM " + table.name()), row -> row.integer(1));
    }

    private void stage(List<StagedRow> rows) {
        used = true;
        try (RowSink sink = table.open()) {
            rows.forEach(row -> sink.add(row.target()));
            long arrived = sink.flush();
            if (arrived != rows.size()) {
                throw StageTable.incomplete(rows.size(), arrived);
            }
        }
    }

    /** What was done since was undone. */
    void undone() {
        runner.forget(table.program());
    }

    @Override
    public void close() {
        table.close();
    }
}
