package dev.fluxo.engine.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.model.Catalog;
import dev.fluxo.engine.model.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database that is open: a small pool of sessions, and its catalog. Thread-safe. */
public final class Database implements AutoCloseable {
    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final SqlFailures failures;
    private final Connector connector;
    private final HikariDataSource pool;
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    Database(ConnectionSettings settings, Dialect dialect, Connector connector, SqlFailures failures) {
        this.settings = settings;
        this.dialect = dialect;
        this.failures = failures;
        this.connector = connector;
        this.pool = open(settings, connector, failures);
    }

    private static HikariDataSource open(ConnectionSettings settings, Connector connector, SqlFailures failures) {
        try {
            return Pools.open(settings, connector);
        } catch (HikariPool.PoolInitializationException e) {
            throw e.getCause() instanceof SQLException cause ? failures.connecting(cause) : e;
        }
    }

    public String name() {
        return settings.name();
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Whether the database lives in this process, or in a file of its own. */
    public boolean embedded() {
        return dialect.urls().isEmbedded(settings.url());
    }

    /** A session of the pool. The caller closes it. */
    public Session session() {
        try {
            return opened(pool.getConnection());
        } catch (SQLException e) {
            throw failures.connecting(e);
        }
    }

    /** A session outside the pool, whose connection ends when it is closed: what a lock needs. */
    public Session dedicated() {
        try {
            return opened(connector.getConnection());
        } catch (SQLException e) {
            throw failures.connecting(e);
        }
    }

    /** The database's tables and queries. Opens a session for each question. */
    public Catalog catalog() {
        return new JdbcCatalog(this);
    }

    /** Whether a session, as {@link Dialect#sessionId} names it, is one of ours. */
    public boolean isOwn(@Nullable String sessionId) {
        return sessionId != null && own.contains(sessionId);
    }

    /** Connections for a library that needs a data source of its own. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    SqlFailures failures() {
        return failures;
    }

    int statementTimeoutSeconds() {
        return Math.toIntExact(settings.timeouts().statement().toSeconds());
    }

    void giveBack(Connection connection, boolean spoiled) {
        try {
            if (spoiled) {
                pool.evictConnection(connection);
            }
            connection.close();
        } catch (SQLException e) {
            failures.ignored(e);
        }
    }

    private Session opened(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Session session = new Session(this, connection);
        own.addAll(session.query(dialect.sessionId(), row -> String.valueOf(row.text(1))));
        session.rollback();
        return session;
    }
}
