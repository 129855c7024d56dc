package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.model.Catalog;
import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Redactor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database: a small pool of sessions, and its catalog. It is opened, and set up where it is new, when the first
 * session is asked for. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final SqlFailures failures;
    private final Connector connector;
    private final FirstConnection first;
    private final Pool pool;
    private final AtomicInteger sessions = new AtomicInteger();

    Database(ConnectionSettings settings, Dialect dialect, Redactor redactor) {
        this.settings = settings;
        this.dialect = dialect;
        this.failures = new SqlFailures(settings, dialect, redactor);
        this.connector = new Connector(settings, dialect);
        this.first = new FirstConnection(settings, dialect, connector, failures);
        this.pool = new Pool(settings, connector);
    }

    public String name() {
        return settings.name();
    }

    /** For the version of the server, once a session was opened. */
    public Dialect dialect() {
        return first.dialect();
    }

    /** Whether the database lives in this process, or in a file of its own. */
    public boolean embedded() {
        return dialect.urls().isEmbedded(settings.url());
    }

    /** A session of the pool. The caller closes it. */
    public Session session() {
        try {
            first.ensure();
            return opened(pool.take(), pool::giveBack);
        } catch (SQLException e) {
            throw failures.connecting(e);
        }
    }

    /** A session outside the pool, whose connection ends when it is closed: what a lock needs. */
    public Session dedicated() {
        try {
            first.ensure();
            Connection connection = connector.getConnection();
            Session session = opened(connection, (used, spoiled) -> used.close());
            try {
                connection.setAutoCommit(false);
                return session;
            } catch (Throwable e) {
                session.close();
                throw e;
            }
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
        return connector.isOwn(sessionId);
    }

    /** How many sessions are not closed yet: none when nothing runs. */
    public int openSessions() {
        return sessions.get();
    }

    /** Connections for a library that manages its own. They are not of the pool: what it sets on them ends with them. */
    public DataSource dataSource() {
        return connector;
    }

    /** A failure that such a library met, in our words. */
    public FluxoException translate(String doing, SQLException failure) {
        return failures.translate(doing, failure);
    }

    @Override
    public void close() {
        pool.close();
        first.close();
    }

    ConnectionSettings.Timeouts timeouts() {
        return settings.timeouts();
    }

    SqlFailures failures() {
        return failures;
    }

    private Session opened(Connection connection, Session.Return back) {
        sessions.incrementAndGet();
        return new Session(this, connection, (used, spoiled) -> {
            sessions.decrementAndGet();
            back.accept(used, spoiled);
        });
    }
}
