package dev.fluxo.bench.table;

import java.util.stream.Collectors;

/** The entity that loads a table. */
public final class TableSpec {
    private TableSpec() {}

    public static String of(Table table) {
        return of(table, "table: " + table.name());
    }

    /** @param source where the rows are from, as its keys of YAML within braces */
    public static String of(Table table, String source) {
        String keys = TableSql.list(table.keys(), Column::name);
        String columns = table.columns().stream()
                .map(column -> "  " + column.mapped() + "\n")
                .collect(Collectors.joining());
        return """
                entity: %1$s
                source: { connection: oltp, %2$s }
                watermark: { columns: [updated_at, %3$s] }
                columns:
                %4$starget: { connection: dw, table: %1$s, keys: [%3$s] }
                """.formatted(table.target(), source, keys, columns);
    }
}
