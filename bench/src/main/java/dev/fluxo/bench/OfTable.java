package dev.fluxo.bench;

import dev.fluxo.bench.table.Table;
import dev.fluxo.bench.table.TableSql;
import java.util.List;

/** A table as it is described, that is loaded, and of which some rows change then. */
interface OfTable extends Workload {
    Table table();

    /** Its statements. */
    TableSql sql();

    @Override
    default List<Scenario> scenarios() {
        return List.of(Scenario.FIRST_LOAD, Scenario.INCREMENT);
    }

    @Override
    default List<String> createSource(int rows) {
        return sql().createSource(PostgresSite.SERIES, rows);
    }

    @Override
    default List<String> changeSource(int rows) {
        return sql().change(PostgresSite.SERIES, rows);
    }

    @Override
    default List<String> createTarget() {
        return sql().createTarget();
    }

    @Override
    default String expected() {
        return sql().transformed();
    }

    @Override
    default String found() {
        return sql().found();
    }

    @Override
    default List<String> sums() {
        return table().sums();
    }
}
