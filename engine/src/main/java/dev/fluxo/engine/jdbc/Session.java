package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.BulkPath;
import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.dialect.Failure;
import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.problem.FluxoException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection for one purpose at a time, without autocommit. Closing it rolls back what is open, and returns it to the
 * pool, or throws it away where its state is in doubt. Not thread-safe.
 */
public final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    /** The level that SQL Server's driver adds to JDBC's: SQLServerConnection.TRANSACTION_SNAPSHOT. */
    private static final int SNAPSHOT = 0x1000;

    private final Database database;
    private final Connection connection;
    private final Return back;
    private boolean reading;
    /** In seconds; 0: as the connection says. */
    private int limit;

    private volatile boolean spoiled;
    private boolean stuck;
    private boolean closed;

    /** Where a connection goes when its session closes. */
    interface Return {
        void accept(Connection connection, boolean spoiled) throws SQLException;
    }

    Session(Database database, Connection connection, Return back) {
        this.database = database;
        this.connection = connection;
        this.back = back;
    }

    public Dialect dialect() {
        return database.dialect();
    }

    /** The number of rows changed; 0 for a statement that changes none. */
    public long update(Sql sql) {
        log(sql);
        try (Statement statement = statement(sql)) {
            return statement instanceof PreparedStatement prepared
                    ? prepared.executeLargeUpdate()
                    : statement.executeLargeUpdate(sql.text());
        } catch (SQLException e) {
            throw failure("writing", e);
        }
    }

    /** The whole of a small result. */
    public <T> List<T> query(Sql sql, RowMapper<T> mapper) {
        log(sql);
        try (Statement statement = statement(sql);
                ResultSet result = execute(statement, sql)) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(mapper.map((column, type) -> value(result, column, type)));
            }
            return rows;
        } catch (SQLException e) {
            throw readFailure(e);
        }
    }

    /**
     * From now on no statement takes longer. The connection is thrown away when the session closes: the driver's cancel may
     * come late.
     *
     * @param seconds at least 1
     */
    public void limit(int seconds) {
        spoiled = true;
        limit = seconds;
        Sql server = dialect().source().statementTimeout(seconds);
        if (server != null) {
            update(server);
        }
    }

    private @Nullable Object value(ResultSet result, int column, DataType type) {
        try {
            return Values.read(result, column, type);
        } catch (SQLException e) {
            throw readFailure(e);
        }
    }

    /**
     * Starts to stream a result. Until the cursor is closed the session serves it alone: a second statement on the
     * connection would make some drivers buffer the whole result.
     */
    public Cursor open(Sql sql, List<DataType> types, int fetchSize) {
        if (reading) {
            throw new IllegalStateException("the session is reading already");
        }
        log(sql);
        Statement statement = null;
        try {
            if (dialect().bulkPath() == BulkPath.COPY) {
                Cursor copy = CopyCursor.open(this, sql, types);
                reading = true;
                return copy;
            }
            statement = statement(sql);
            statement.setFetchSize(fetchSize);
            ResultSet result = execute(statement, sql);
            reading = true;
            return new ResultCursor(this, statement, result, types);
        } catch (SQLException e) {
            closeQuietly(statement);
            throw readFailure(e);
        }
    }

    /**
     * Opens a table for many rows, by the database's own bulk path.
     *
     * @param table as statements have it
     * @param columns in the order of a row
     */
    public RowSink load(String table, List<Column> columns) {
        String sql = dialect().target().load(table, columns);
        List<DataType> types = columns.stream().map(Column::type).toList();
        return switch (dialect().bulkPath()) {
            case INSERT -> inserter(sql, types);
            case COPY -> new CopySink(this, sql, types);
            case BULK_COPY ->
                new BulkCopySink(this, sql, columns, database.timeouts().statement());
        };
    }

    /** An empty packet for a sink that {@link #load} makes for these columns. Uses no connection. */
    public Packet packet(List<Column> columns) {
        return dialect().bulkPath() == BulkPath.COPY
                ? new CopyPacket(columns.stream().map(Column::type).toList())
                : new RowList();
    }

    /** Prepares an INSERT for many rows of these types. */
    public RowSink inserter(String sql, List<DataType> types) {
        log(sql);
        try {
            return new Inserter(this, prepare(sql), types);
        } catch (SQLException e) {
            throw failure("preparing an insert", e);
        }
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failure("committing", e);
        }
    }

    public void rollback() {
        try {
            if (stuck) {
                spoiled = true;
                connection.abort(Runnable::run);
                return;
            }
            connection.rollback();
        } catch (SQLException e) {
            spoil(e);
        } catch (Error e) {
            spoiled = true;
            throw e;
        }
    }

    /** The state of the connection is in doubt: it is thrown away when the session closes. */
    public void spoil(Exception why) {
        LOG.debug("{}: the connection is thrown away", database.name());
        if (why instanceof SQLException failure) {
            database.failures().ignored(failure);
        }
        spoiled = true;
    }

    /** A driver that is asked to cancel may still do so when the next user has the connection. */
    void spoil() {
        spoiled = true;
    }

    /**
     * Reads a snapshot from the next statement on, until the session closes.
     */
    public void readSnapshot() {
        try {
            connection.setTransactionIsolation(SNAPSHOT);
        } catch (SQLException e) {
            throw failure("setting the isolation", e);
        }
    }

    /** Never throws but for want of memory: what cannot be closed in order is thrown away. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            rollback();
        } finally {
            giveBack();
        }
    }

    private void giveBack() {
        try {
            back.accept(connection, spoiled);
        } catch (SQLException e) {
            database.failures().ignored(e);
        }
    }

    Connection connection() {
        return connection;
    }

    /** The driver believes that a COPY is under way, and would wait for its end for ever: the connection is cut instead. */
    void stuck() {
        stuck = true;
    }

    /** A query may hold what is a password elsewhere. */
    private void log(Object sql) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}: {}", database.name(), database.failures().redacted(sql.toString()));
        }
    }

    void reading(boolean now) {
        reading = now;
    }

    FluxoException failure(String doing, SQLException e) {
        spoilIfLost(e);
        return database.failures().translate(doing, e);
    }

    /** A failure of a SELECT. */
    FluxoException readFailure(SQLException e) {
        spoilIfLost(e);
        return database.failures().reading(e);
    }

    private void spoilIfLost(SQLException e) {
        if (dialect().classify(e) == Failure.CONNECTION_LOST) {
            spoiled = true;
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** A text without binds goes to the database as it is: its question marks may be operators. */
    private Statement statement(Sql sql) throws SQLException {
        Statement statement = sql.binds().isEmpty() ? connection.createStatement() : prepare(sql.text());
        try {
            if (statement instanceof PreparedStatement prepared) {
                Values.bind(prepared, sql.binds());
            }
            if (limit > 0) {
                statement.setQueryTimeout(limit);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(statement);
            throw e;
        }
    }

    private static ResultSet execute(Statement statement, Sql sql) throws SQLException {
        return statement instanceof PreparedStatement prepared
                ? prepared.executeQuery()
                : statement.executeQuery(sql.text());
    }

    private void closeQuietly(@Nullable Statement statement) {
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException e) {
                spoil(e);
            }
        }
    }
}
