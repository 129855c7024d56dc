package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of {@link CatalogSql#indexes} or {@link CatalogSql#uniqueKeys}: a column of an index. */
record KeyColumn(String index, String column) {
    static KeyColumn of(Row row) {
        return new KeyColumn(String.valueOf(row.text(1)), String.valueOf(row.text(2)));
    }

    /** The columns of each index. */
    static List<List<String>> byIndex(List<KeyColumn> columns) {
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        columns.forEach(column -> indexes.computeIfAbsent(column.index(), index -> new ArrayList<>())
                .add(column.column()));
        return List.copyOf(indexes.values());
    }
}
