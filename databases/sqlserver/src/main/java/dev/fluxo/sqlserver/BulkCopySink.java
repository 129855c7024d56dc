package dev.fluxo.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import com.microsoft.sqlserver.jdbc.SQLServerConnection;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.BulkSession;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.RowWeight;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.sqlserver.bulk.BulkRows;
import dev.fluxo.sqlserver.bulk.NotExact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads a table of SQL Server by the driver's bulk copy. The driver fetches rows until there are none left, so it is given
 * them in pieces: each costs a few round trips, and in between the connection is free, which a thread that feeds one
 * endless copy would not allow. The driver does not say how many rows arrived: the table is counted before and after.
 */
final class BulkCopySink implements RowSink {
    private static final int PIECE = 10_000;
    /** In characters and bytes. */
    private static final long HEAVY = 8L << 20;

    private final BulkSession session;
    private final String table;
    private final List<Column> columns;
    private final int timeoutSeconds;
    private final BulkRows rows;
    private long weight;
    private long before;
    private boolean counting;

    BulkCopySink(BulkSession session, String table, List<Column> columns) {
        this.session = session;
        this.table = table;
        this.columns = columns;
        long millis = session.statementTimeout().toMillis();
        this.timeoutSeconds = (int) Math.min((millis + 999) / 1_000, Integer.MAX_VALUE);
        this.rows = new BulkRows(columns);
    }

    @Override
    public void add(@Nullable Object[] row) {
        if (!counting) {
            before = count();
            counting = true;
        }
        try {
            rows.add(row);
        } catch (NotExact e) {
            throw FluxoException.of(Code.STATEMENT_FAILED, String.valueOf(e.getMessage()), null);
        }
        weight += RowWeight.ofLongValues(row);
        if (rows.size() >= PIECE || weight > HEAVY) {
            send();
        }
    }

    @Override
    public long flush() {
        if (!counting) {
            return 0;
        }
        send();
        counting = false;
        return count() - before;
    }

    private void send() {
        if (rows.size() == 0) {
            return;
        }
        Connection connection = session.connection();
        try (SQLServerBulkCopy copy = new SQLServerBulkCopy(connection.unwrap(SQLServerConnection.class))) {
            copy.setBulkCopyOptions(options());
            copy.setDestinationTableName(table);
            for (int i = 0; i < columns.size(); i++) {
                copy.addColumnMapping(i + 1, columns.get(i).name());
            }
            // The driver's bulk copy is ended by nothing but the end of its connection.
            session.begin(session::abort);
            try {
                copy.writeToServer(rows);
            } finally {
                session.end();
            }
        } catch (SQLException e) {
            throw session.failure("inserting rows", e);
        } finally {
            rows.clear();
            weight = 0;
        }
    }

    /** As an INSERT would do it: bulk copy by itself checks no constraint, fires no trigger, and makes NULL the default. */
    private SQLServerBulkCopyOptions options() throws SQLException {
        SQLServerBulkCopyOptions options = new SQLServerBulkCopyOptions();
        options.setBulkCopyTimeout(timeoutSeconds);
        options.setCheckConstraints(true);
        options.setFireTriggers(true);
        options.setKeepNulls(true);
        options.setTableLock(true);
        return options;
    }

    private long count() {
        return session.query(Sql.of("SELECT COUNT_BIG(*) FROM " + table), row -> row.integer(1))
                .get(0);
    }

    @Override
    public void close() {
        rows.clear();
    }
}
