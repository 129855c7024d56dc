package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads a table by INSERTs of many rows each, where the driver's bulk copy is not to be had for certain: a Fabric Warehouse refuses it
 * (mssql-jdbc#2451), and a pool of Synapse takes a single row by VALUES, but many by SELECT.
 */
final class InsertSink implements RowSink {
    /** The server takes 2 100 in one statement. */
    private static final int MOST_VALUES = 2_000;

    private static final int MOST_ROWS = 100;
    private static final DataType TEXT = DataType.text("nvarchar(4000)", 4_000);

    private final BulkSession session;
    private final String table;
    private final List<Column> columns;
    private final int most;
    private final List<@Nullable Object> values = new ArrayList<>();
    private @Nullable RowSink full;

    InsertSink(BulkSession session, String table, List<Column> columns) {
        this.session = session;
        this.table = table;
        this.columns = columns;
        this.most = Math.max(1, Math.min(MOST_ROWS, MOST_VALUES / columns.size()));
    }

    /** Times as texts of ISO 8601, as they are bound elsewhere: the driver would send them through a calendar. */
    @Override
    public void add(@Nullable Object[] row) {
        for (int i = 0; i < columns.size(); i++) {
            Object value = row[i];
            values.add(value == null || !isText(columns.get(i)) ? value : SqlServerText.of(value));
        }
        if (values.size() == most * columns.size()) {
            if (full == null) {
                full = inserter(most);
            }
            full.add(values.toArray());
            values.clear();
        }
    }

    private RowSink inserter(int rows) {
        List<DataType> types = columns.stream().map(InsertSink::type).toList();
        return session.inserter(
                statement(table, columns, rows),
                IntStream.range(0, rows).boxed().flatMap(row -> types.stream()).toList());
    }

    private static DataType type(Column column) {
        return isText(column) ? TEXT : column.type();
    }

    private static boolean isText(Column column) {
        return switch (column.type().kind()) {
            case BOOLEAN, INTEGER, DECIMAL, FLOAT, BINARY -> false;
            default -> true;
        };
    }

    /** What the column alone would cut is not cast: an INSERT refuses it. */
    static String statement(String table, List<Column> columns, int rows) {
        String row = "SELECT "
                + String.join(", ", columns.stream().map(InsertSink::value).toList());
        return "INSERT INTO " + table + " ("
                + String.join(
                        ", ",
                        columns.stream()
                                .map(column -> SqlServerNames.quote(column.name()))
                                .toList())
                + ") " + String.join(" UNION ALL ", Collections.nCopies(rows, row));
    }

    private static String value(Column column) {
        TypeKind kind = column.type().kind();
        return kind == TypeKind.TEXT || kind == TypeKind.BINARY ? "?" : "CAST(? AS " + column.type() + ")";
    }

    @Override
    public long flush() {
        long inserted = full == null ? 0 : full.flush();
        if (!values.isEmpty()) {
            try (RowSink rest = inserter(values.size() / columns.size())) {
                rest.add(values.toArray());
                inserted += rest.flush();
            }
            values.clear();
        }
        return inserted;
    }

    @Override
    public void close() {
        values.clear();
        if (full != null) {
            full.close();
        }
    }
}
