package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns as catalog.lock.yaml writes them: {@code VARCHAR(100) NOT NULL GENERATED DEFAULT}, of a query {@code VARCHAR(100) NULL}. */
public final class LockedColumns {
    private static final String NOT_NULL = " NOT NULL";
    private static final String NULL = " NULL";
    private static final String GENERATED = " GENERATED";
    private static final String DEFAULT = " DEFAULT";

    private LockedColumns() {}

    public static Map<String, String> ofTable(List<Column> columns, Dialect dialect) {
        Map<String, String> texts = new LinkedHashMap<>();
        columns.forEach(column -> texts.put(
                column.name(),
                dialect.declaration(column.type())
                        + (column.nullable() ? "" : NOT_NULL)
                        + (column.generated() ? GENERATED : "")
                        + (column.hasDefault() ? DEFAULT : "")));
        return texts;
    }

    /** Of a query, that a column takes NULL is what may not be known. */
    public static Map<String, String> ofQuery(List<Column> columns, Dialect dialect) {
        Map<String, String> texts = new LinkedHashMap<>();
        columns.forEach(column ->
                texts.put(column.name(), dialect.declaration(column.type()) + (column.nullable() ? NULL : "")));
        return texts;
    }

    static List<Column> readTable(Map<String, String> texts, Dialect dialect) {
        return texts.entrySet().stream()
                .map(entry -> {
                    String text = entry.getValue();
                    boolean hasDefault = text.endsWith(DEFAULT);
                    text = without(text, DEFAULT);
                    boolean generated = text.endsWith(GENERATED);
                    text = without(text, GENERATED);
                    boolean nullable = !text.endsWith(NOT_NULL);
                    text = without(text, NOT_NULL);
                    return new Column(entry.getKey(), dialect.declared(text), nullable, generated, hasDefault);
                })
                .toList();
    }

    static List<Column> readQuery(Map<String, String> texts, Dialect dialect) {
        return texts.entrySet().stream()
                .map(entry -> {
                    boolean nullable = entry.getValue().endsWith(NULL);
                    String type = without(entry.getValue(), NULL);
                    return new Column(entry.getKey(), dialect.declared(type), nullable, false, false);
                })
                .toList();
    }

    private static String without(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }
}
