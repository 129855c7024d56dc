package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Packet;
import dev.fluxo.engine.spi.RowMapper;
import dev.fluxo.engine.spi.RowSink;
import dev.fluxo.engine.spi.Snapshot;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Task;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection for one purpose at a time, without autocommit. Closing it rolls back what is open, and returns it to the
 * pool, or throws it away where its state is in doubt. Not thread-safe.
 */
public final class Session implements AutoCloseable {
    private static final Log LOG = Log.of(Session.class);

    private final Database database;
    private final Connection connection;
    private final Statements statements;
    private final Return back;
    private final Work work;
    private final BulkLine line = new BulkLine(this);
    private boolean reading;
    private boolean wrote;
    private boolean readOnly;
    private boolean snapshot;
    /** Each statement is a transaction of its own. */
    private boolean alone;

    private volatile boolean spoiled;
    private boolean stuck;
    private boolean closed;
    /** What was done could not be rolled back in order: nothing more is done here. */
    private boolean lost;

    /** Where a connection goes when its session closes. */
    interface Return {
        void accept(Connection connection, boolean spoiled) throws SQLException;
    }

    Session(Database database, Connection connection, Work work, Return back) {
        this.database = database;
        this.work = work;
        this.connection = connection;
        this.statements = new Statements(connection, database.dialect(), this::spoil);
        this.back = back;
    }

    public Dialect dialect() {
        return database.dialect();
    }

    /** The number of rows changed; 0 for a statement that changes none. */
    public long update(Sql sql) {
        checkNotLost();
        log(sql);
        wrote = true;
        try (Statement statement = statements.of(sql)) {
            return work.of(statement::cancel, () -> Statements.update(statement, sql));
        } catch (SQLException e) {
            throw failure("writing", e);
        }
    }

    /** The whole of a small result. */
    public <T> List<T> query(Sql sql, RowMapper<T> mapper) {
        checkNotLost();
        log(sql);
        try {
            return reading(() -> rows(sql, mapper));
        } catch (SQLException e) {
            throw readFailure(e);
        }
    }

    private <T> List<T> rows(Sql sql, RowMapper<T> mapper) throws SQLException {
        try (Statement statement = statements.of(sql)) {
            return work.of(statement::cancel, () -> rows(statement, sql, mapper));
        }
    }

    private <T> List<T> rows(Statement statement, Sql sql, RowMapper<T> mapper) throws SQLException {
        try (ResultSet result = Statements.execute(statement, sql)) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(mapper.map((column, type) -> value(result, column, type)));
            }
            return rows;
        }
    }

    /** Something that is read. */
    interface Read<T> {
        T result() throws SQLException;
    }

    /** What the database lets nobody read within a transaction is read outside of one, if nothing is written yet. */
    <T> T reading(Read<T> read) throws SQLException {
        try {
            return read.result();
        } catch (SQLException e) {
            if (wrote || alone || dialect().classify(e) != Failure.NO_TRANSACTION) {
                throw e;
            }
            LOG.debug("{}: read again outside a transaction", database.name());
            readAlone();
            return read.result();
        }
    }

    /**
     * From now on no statement of the transaction takes longer. Where the driver alone keeps watch, the connection is thrown away when the
     * session closes: its cancel may come late.
     *
     * @param seconds at least 1
     */
    public void limit(int seconds) {
        Sql server = dialect().source().statementTimeout(seconds);
        if (server != null) {
            update(server);
            return;
        }
        spoiled = true;
        statements.limit(seconds);
    }

    private @Nullable Object value(ResultSet result, int column, DataType type) {
        try {
            return Values.read(result, column, type, dialect());
        } catch (SQLException e) {
            throw readFailure(e);
        }
    }

    /**
     * Starts to stream a result. Until the cursor is closed the session serves it alone: a second statement on the
     * connection would make some drivers buffer the whole result.
     */
    public Cursor open(Sql sql, List<DataType> types, int fetchSize) {
        checkNotLost();
        if (reading) {
            throw new IllegalStateException("the session is reading already");
        }
        log(sql);
        try {
            Cursor bulk = dialect().bulk().read(line, sql, types);
            Cursor cursor = bulk != null ? bulk : reading(() -> streamed(sql, types, fetchSize));
            reading = true;
            return cursor;
        } catch (SQLException e) {
            throw readFailure(e);
        }
    }

    private Cursor streamed(Sql sql, List<DataType> types, int fetchSize) throws SQLException {
        stream(true);
        Statement statement = statements.of(sql);
        try {
            statement.setFetchSize(fetchSize);
            ResultSet result = work.of(statement::cancel, () -> Statements.execute(statement, sql));
            return new ResultCursor(this, statement, result, types);
        } catch (SQLException | RuntimeException e) {
            statements.closeQuietly(statement);
            throw e;
        }
    }

    /** Rows that come as they are found would not be those of one moment without a snapshot. */
    void stream(boolean begins) throws SQLException {
        Sql setting = snapshot ? dialect().source().stream(begins) : null;
        if (setting == null) {
            return;
        }
        try (Statement statement = statements.of(setting)) {
            Statements.update(statement, setting);
        }
    }

    /**
     * Opens a table for many rows, by the database's own bulk path.
     *
     * @param table as statements have it
     * @param columns in the order of a row
     */
    public RowSink load(String table, List<Column> columns) {
        checkNotLost();
        wrote = true;
        return dialect().bulk().load(line, dialect().target().load(table, columns), columns);
    }

    /** An empty packet for a sink that {@link #load} makes for these columns. Uses no connection. */
    public Packet packet(List<Column> columns) {
        return dialect().bulk().packet(columns);
    }

    /** Prepares an INSERT for many rows of these types. */
    public RowSink inserter(String sql, List<DataType> types) {
        log(sql);
        wrote = true;
        try {
            return new Inserter(this, statements.prepare(sql, types), types);
        } catch (SQLException e) {
            throw failure("preparing an insert", e);
        }
    }

    public void commit() {
        try {
            if (!alone) {
                work.ends(connection::commit);
            }
            wrote = false;
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
            if (!alone) {
                work.ends(connection::rollback);
            }
            wrote = false;
        } catch (SQLException e) {
            spoil(e);
            lost = true;
        } catch (Error e) {
            spoiled = true;
            throw e;
        }
    }

    /** A driver that could not roll back may take what comes next for no part of any transaction, and would keep it. */
    private void checkNotLost() {
        if (lost) {
            throw database.failures().lost();
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

    /** Its connection is thrown away when the session closes: what is left on it, or comes late, must not meet the next user. */
    public void spoil() {
        spoiled = true;
    }

    /** The database refuses to write from now on until the session closes, if it can. Outside a transaction. */
    void readOnly() {
        if (!dialect().source().refusesWrites()) {
            return;
        }
        try {
            connection.setReadOnly(true);
            readOnly = true;
        } catch (SQLException e) {
            throw failure("beginning to read", e);
        }
    }

    /** Reads a snapshot from the next statement on, until the session closes. */
    public void read(Snapshot wanted) {
        isolate(wanted.level());
        snapshot = true;
    }

    /** From the next statement on, until the session closes, transactions are isolated so, as {@link Connection} numbers it. There must be none. */
    public void isolate(int level) {
        try {
            connection.setTransactionIsolation(level);
        } catch (SQLException e) {
            throw failure("setting the isolation", e);
        }
    }

    /** From now on, until the session closes, each statement is a transaction of its own. */
    public void readAlone() {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            alone = true;
        } catch (SQLException e) {
            throw failure("ending a transaction", e);
        }
    }

    /** From now on, until the session closes, each statement is a transaction of its own. There was none yet. */
    void leaveTransactions() throws SQLException {
        connection.setAutoCommit(true);
        alone = true;
    }

    /** Whether each statement is a transaction of its own. */
    public boolean isEach() {
        return alone;
    }

    /** Does what some databases do outside a transaction only. There must be none; there is none afterwards. */
    public void alone(Runnable work) {
        try {
            connection.setAutoCommit(true);
            alone = true;
            try {
                work.run();
            } finally {
                connection.setAutoCommit(false);
                alone = false;
            }
        } catch (SQLException e) {
            spoil(e);
            throw failure("leaving a transaction", e);
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
        database.ended(this);
        try {
            back.accept(connection, spoiled);
        } catch (SQLException e) {
            database.failures().ignored(e);
        }
    }

    Duration statementTimeout() {
        return database.timeouts().statement();
    }

    Connection connection() {
        return connection;
    }

    /** Asks the connection itself: for its catalog, or to prepare a statement, which may wait for a lock. */
    <T> T asking(Read<T> read) throws SQLException {
        Task task = dialect().cancelling(connection);
        return work.of(task == null ? Work.NOTHING_TO_CANCEL : task, read);
    }

    Work work() {
        return work;
    }

    /** What is done while it is set is not cancelled: a commit, and what stands in the books with it. */
    public void finishing(boolean now) {
        work.finishing(now);
    }

    /** The driver believes that a COPY is under way, and would wait for its end for ever: the connection is cut instead. */
    void stuck() {
        stuck = true;
    }

    /** A query may hold what is a password elsewhere. */
    private void log(Object sql) {
        if (LOG.debugs()) {
            LOG.debug("{}: {}", database.name(), database.failures().redacted(sql.toString()));
        }
    }

    void reading(boolean now) {
        reading = now;
    }

    FluxoException failure(String doing, SQLException e) {
        spoilIfEnded(e);
        return work.isOver() ? Halt.failure() : database.failures().translate(doing, e);
    }

    /** A failure of a SELECT. */
    FluxoException readFailure(SQLException e) {
        spoilIfEnded(e);
        if (work.isOver()) {
            return Halt.failure();
        }
        boolean writes = readOnly && dialect().classify(e) == Failure.READ_ONLY;
        return writes ? database.failures().writing(e) : database.failures().reading(e);
    }

    /** A server that is busy, or that refuses so much, often ends the session without saying so. */
    private void spoilIfEnded(SQLException e) {
        Failure failure = dialect().classify(e);
        if (failure == Failure.CONNECTION_LOST || failure == Failure.BUSY || failure == Failure.OVER_LIMIT) {
            spoiled = true;
        }
    }
}
