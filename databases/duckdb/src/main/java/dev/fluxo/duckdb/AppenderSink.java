package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Sql;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Rows by the driver's appender, into a table that has these very columns in some order. */
final class AppenderSink implements RowSink {
    private static final String DOING = "loading rows";

    private final BulkSession session;
    private final TablePath table;
    /** Of the values of a row, in the order of the table. */
    private final int[] places;

    private final ValueAppender[] columns;
    private @Nullable DuckDBAppender appender;
    private long appended;

    AppenderSink(BulkSession session, TablePath table, List<Column> columns, int[] places) {
        this.session = session;
        this.table = table;
        this.places = places;
        this.columns = new ValueAppender[places.length];
        for (int i = 0; i < places.length; i++) {
            this.columns[i] = ValueAppender.of(columns.get(places[i]).type());
        }
    }

    @Override
    public void add(@Nullable Object[] row) {
        try {
            DuckDBAppender into = opened();
            into.beginRow();
            for (int i = 0; i < places.length; i++) {
                Object value = row[places[i]];
                if (value == null) {
                    into.appendNull();
                } else {
                    columns[i].append(into, value);
                }
            }
            into.endRow();
            appended++;
        } catch (SQLException e) {
            throw session.failure(DOING, e);
        }
    }

    /** The driver begins a transaction with a statement, and not with an appender: without one its rows would stay, whatever becomes of the run. */
    private DuckDBAppender opened() throws SQLException {
        DuckDBAppender open = appender;
        if (open == null) {
            session.query(Sql.of("SELECT 1"), row -> row.integer(1));
            open = table.appender(session.connection().unwrap(DuckDBConnection.class));
            appender = open;
        }
        return open;
    }

    @Override
    public long flush() {
        DuckDBAppender open = appender;
        appender = null;
        if (open != null) {
            try (open) {
                open.flush();
            } catch (SQLException e) {
                throw session.failure(DOING, e);
            }
        }
        long counted = appended;
        appended = 0;
        return counted;
    }

    /** What is pending gets into the transaction after all, which its owner rolls back. */
    @Override
    public void close() {
        DuckDBAppender open = appender;
        appender = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                session.spoil(e);
            }
        }
    }
}
