package dev.fluxo.bench.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is done with a table by hand, in SQL for PostgreSQL. */
public final class TableSql {
    private final Table table;

    public TableSql(Table table) {
        this.table = table;
    }

    /** Filled before its index is there. */
    public List<String> createSource(String range, int rows) {
        return List.of(
                create(table.name()),
                fill(range.formatted(1, rows), "2020-01-01", 1),
                "CREATE INDEX " + table.name() + "_changed ON " + table.name() + "(updated_at, " + keys() + ")");
    }

    /** A tenth is changed, here and there, and a hundredth more is new; all of it later than anything before. */
    public List<String> change(String range, int rows) {
        return List.of(
                "UPDATE %s SET %s, updated_at = TIMESTAMP '2025-01-01' + %s / 10 * INTERVAL '1' SECOND WHERE MOD(%3$s, 10) = 0"
                        .formatted(table.name(), table.change(), table.number()),
                fill(range.formatted(rows + 1, rows + rows / 100), "2025-06-01", rows));
    }

    public List<String> createTarget() {
        List<String> statements = new ArrayList<>(List.of(create(table.target())));
        for (String columns : table.indexes()) {
            statements.add("CREATE INDEX ON " + table.target() + "(" + columns + ")");
        }
        return statements;
    }

    /** What the target should hold. */
    public String transformed() {
        return "SELECT " + list(table.columns(), Column::transformed) + " FROM " + table.name();
    }

    /** @param last where the last load ended; null: nowhere yet */
    public String transformedSince(@Nullable String last) {
        return transformed() + (last == null ? "" : " WHERE updated_at > '" + last + "'");
    }

    public String found() {
        return "SELECT " + list(table.columns(), Column::name) + " FROM " + table.target();
    }

    /** What the target should hold; what costs anything is computed of some rows alone. */
    public String transformedWhere(String condition) {
        return "SELECT " + list(table.columns(), column -> column.transformedWhere(condition)) + " FROM "
                + table.name();
    }

    /** What it holds of that. */
    public String foundWhere(String condition) {
        return "SELECT " + list(table.columns(), column -> column.foundWhere(condition)) + " FROM " + table.target();
    }

    /** The columns of the target, in Spark's SQL. */
    public List<String> bySpark() {
        return table.columns().stream().map(Column::transformedBySpark).toList();
    }

    public String createStage() {
        return stage("TEMPORARY");
    }

    /** One that several sessions fill. */
    public String createSharedStage() {
        return stage("UNLOGGED");
    }

    private String stage(String kind) {
        return "CREATE " + kind + " TABLE stage AS SELECT * FROM " + table.target() + " WITH NO DATA";
    }

    public String merge() {
        List<Column> set = new ArrayList<>(table.values());
        set.add(Table.UPDATED_AT);
        return """
                MERGE INTO %s t USING stage s ON %s
                WHEN MATCHED THEN UPDATE SET %s
                WHEN NOT MATCHED THEN INSERT VALUES (%s)""".formatted(
                        table.target(),
                        table.keys().stream()
                                .map(key -> "t.%1$s = s.%1$s".formatted(key.name()))
                                .collect(Collectors.joining(" AND ")),
                        list(set, column -> "%1$s = s.%1$s".formatted(column.name())),
                        list(table.columns(), column -> "s." + column.name()));
    }

    private String create(String name) {
        return "CREATE TABLE %s(%s, PRIMARY KEY (%s))"
                .formatted(name, list(table.columns(), Column::definition), keys());
    }

    private String fill(String rows, String time, int first) {
        List<Column> filled = new ArrayList<>(table.keys());
        filled.addAll(table.values());
        return "INSERT INTO %s SELECT %s, TIMESTAMP '%s' + (x - %d) / 20 * INTERVAL '1' SECOND FROM %s"
                .formatted(table.name(), list(filled, Column::value), time, first, rows);
    }

    private String keys() {
        return list(table.keys(), Column::name);
    }

    static String list(Collection<Column> columns, Function<Column, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
