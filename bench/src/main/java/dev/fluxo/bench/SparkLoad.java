package dev.fluxo.bench;

import dev.fluxo.bench.table.Table;
import dev.fluxo.bench.table.TableSpec;
import dev.fluxo.bench.table.TableSql;
import java.util.List;

/** A table that is loaded by one core, and by two executors of Spark of one core each. */
final class SparkLoad implements OfTable {
    /** Several for each executor, so that none waits long for another at the end. */
    static final int PARTS = 8;

    /** PostgreSQL's regular expressions take longer than all contenders together. */
    private static final String SAMPLE = "MOD(id, 16) = 0";

    private final Table table;
    private final TableSql sql;

    SparkLoad(Table table) {
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
    public List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD);
    }

    @Override
    public String expected() {
        return sql.transformedWhere(SAMPLE);
    }

    @Override
    public String found() {
        return sql.foundWhere(SAMPLE);
    }

    @Override
    public Integer core() {
        return 0;
    }

    @Override
    public int readers() {
        return PARTS;
    }

    @Override
    public Spec spec(String contender) {
        String split = contender.equals(Contenders.WHOLE) ? "" : ", split: { by: id, parts: " + PARTS + " }";
        return new Spec(table.target(), TableSpec.of(table, "table: " + table.name() + split));
    }
}
