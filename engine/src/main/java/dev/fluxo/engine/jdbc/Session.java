package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.dialect.Failure;
import dev.fluxo.engine.dialect.Sql;
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

    private final Database database;
    private final Connection connection;
    private final Return back;
    private boolean reading;
    private boolean spoiled;
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
        LOG.debug("{}: {}", database.name(), sql);
        try (PreparedStatement statement = prepare(sql.text())) {
            Values.bind(statement, sql.binds());
            return statement.executeLargeUpdate();
        } catch (SQLException e) {
            throw failure("writing", e);
        }
    }

    /** The whole of a small result. */
    public <T> List<T> query(Sql sql, RowMapper<T> mapper) {
        LOG.debug("{}: {}", database.name(), sql);
        try (PreparedStatement statement = prepare(sql.text())) {
            Values.bind(statement, sql.binds());
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(mapper.map((column, type) -> value(result, column, type)));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw readFailure(e);
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
        LOG.debug("{}: {}", database.name(), sql);
        PreparedStatement statement = null;
        try {
            statement = prepare(sql.text());
            statement.setFetchSize(fetchSize);
            Values.bind(statement, sql.binds());
            ResultSet result = statement.executeQuery();
            reading = true;
            return new Cursor(this, statement, result, types);
        } catch (SQLException e) {
            closeQuietly(statement);
            throw readFailure(e);
        }
    }

    /** Prepares an INSERT for many rows of these types. */
    public Inserter inserter(String sql, List<DataType> types) {
        LOG.debug("{}: {}", database.name(), sql);
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
            connection.rollback();
        } catch (SQLException e) {
            spoil(e);
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

    /** Never throws: what cannot be closed in order is thrown away. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        rollback();
        try {
            back.accept(connection, spoiled);
        } catch (SQLException e) {
            database.failures().ignored(e);
        }
    }

    Connection connection() {
        return connection;
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
