package dev.fluxo.duckdb;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.RowSink;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows for a table that the appender does not take them for: with columns that are not given, or of types that are cast from a text. */
final class BufferedSink implements RowSink {
    private static final String DOING = "loading rows";
    private static final String BUFFER = "temp.\"flx_buffer\"";

    private final BulkSession session;
    private final String into;
    private final List<Column> columns;
    private final AppenderSink buffer;
    private boolean made;

    BufferedSink(BulkSession session, String into, List<Column> columns) {
        this.session = session;
        this.into = into;
        this.columns = columns;
        this.buffer = new AppenderSink(
                session,
                TablePath.of(BUFFER),
                columns,
                IntStream.range(0, columns.size()).toArray());
    }

    @Override
    public void add(@Nullable Object[] row) {
        if (!made) {
            execute("CREATE OR REPLACE TEMP TABLE \"flx_buffer\" ("
                    + IntStream.range(0, columns.size())
                            .mapToObj(i -> "c" + i + " " + type(columns.get(i)))
                            .collect(joining(", "))
                    + ")");
            made = true;
        }
        buffer.add(row);
    }

    private static String type(Column column) {
        return DuckDbTypes.isAppended(column.type()) ? column.type().sqlName() : "VARCHAR";
    }

    @Override
    public long flush() {
        buffer.flush();
        if (!made) {
            return 0;
        }
        long inserted = execute("INSERT INTO " + into + " ("
                + columns.stream()
                        .map(column -> DuckDbNames.quote(column.name()))
                        .collect(joining(", "))
                + ") SELECT "
                + IntStream.range(0, columns.size())
                        .mapToObj(i -> "CAST(c" + i + " AS " + columns.get(i).type() + ")")
                        .collect(joining(", "))
                + " FROM " + BUFFER);
        execute("DROP TABLE " + BUFFER);
        made = false;
        return inserted;
    }

    private long execute(String sql) {
        try (Statement statement = session.connection().createStatement()) {
            session.begin(statement::cancel);
            try {
                return Math.max(0, statement.executeLargeUpdate(sql));
            } finally {
                session.end();
            }
        } catch (SQLException e) {
            throw session.failure(DOING, e);
        }
    }

    @Override
    public void close() {
        buffer.close();
    }
}
