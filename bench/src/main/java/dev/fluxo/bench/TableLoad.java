package dev.fluxo.bench;

import dev.fluxo.bench.table.Table;
import dev.fluxo.bench.table.TableSpec;
import dev.fluxo.bench.table.TableSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as it is described, that is loaded, and of which some rows change then. */
final class TableLoad implements Workload, ByHandStraight {
    private final Table table;
    private final TableSql sql;

    TableLoad(Table table) {
        this.table = table;
        sql = new TableSql(table);
    }

    @Override
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.INCREMENT);
    }

    @Override
    public List<String> createSource(int rows) {
        return sql.createSource(PostgresSite.SERIES, rows);
    }

    @Override
    public List<String> changeSource(int rows) {
        return sql.change(PostgresSite.SERIES, rows);
    }

    @Override
    public List<String> createTarget() {
        return sql.createTarget();
    }

    @Override
    public String expected() {
        return sql.transformed();
    }

    @Override
    public String found() {
        return sql.found();
    }

    @Override
    public List<String> sums() {
        return table.sums();
    }

    @Override
    public Spec spec(String contender) {
        return new Spec(table.target(), TableSpec.of(table));
    }

    @Override
    public String last() {
        return "SELECT max(updated_at) FROM " + table.target();
    }

    @Override
    public String rows(@Nullable String last) {
        return sql.transformedSince(last);
    }

    @Override
    public List<String> statements(@Nullable String last) {
        return List.of(sql.createStage(), "COPY stage FROM STDIN", sql.merge());
    }

    @Override
    public String straightRows() {
        return sql.transformed();
    }

    @Override
    public String straightCopy() {
        return "COPY " + table.target() + " FROM STDIN";
    }
}
