package dev.fluxo.bench;

import dev.fluxo.bench.table.Table;
import dev.fluxo.bench.table.TableSpec;
import dev.fluxo.bench.table.TableSql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Such a table beside what the database itself allows. */
final class TableLoad implements OfTable, ByHandStraight {
    private final Table table;
    private final TableSql sql;

    TableLoad(Table table) {
        this.table = table;
        sql = new TableSql(table);
    }

    @Override
    public Table table() {
        return table;
    }

    @Override
    public TableSql sql() {
        return sql;
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
