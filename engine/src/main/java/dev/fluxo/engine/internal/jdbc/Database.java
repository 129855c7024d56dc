package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database: a small pool of sessions, and its catalog. It is opened, and set up where it is new, when the first
 * session is asked for. Thread-safe.
 */
public final class Database implements AutoCloseable {
    private static final int TABLES_AT_ONCE = 100;
    /** The server plans them as one. */
    private static final int QUERIES_AT_ONCE = 5;

    private static final Log LOG = Log.of(Database.class);
    private static final Duration CANCEL_EVERY = Duration.ofMillis(100);

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Redactor redactor;
    private final SqlFailures failures;
    private final Connector connector;
    private final FirstConnection first;
    private final Pool pool;
    private final Dedicated dedicated;
    private final Halt halt;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final KnownNames names = new KnownNames();
    private final Foreseen<TableName, SeveralTables.Found> tables = new Foreseen<>(TABLES_AT_ONCE);
    private final Foreseen<String, List<Column>> queries = new Foreseen<>(QUERIES_AT_ONCE);
    private final Map<Sql, Optional<String>> answers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Database(ConnectionSettings settings, Dialect dialect, Redactor redactor, Halt halt) {
        this.halt = halt;
        this.settings = settings;
        this.redactor = redactor;
        this.dialect = dialect;
        this.failures = new SqlFailures(settings, dialect, redactor);
        this.connector = new Connector(settings, dialect);
        this.first = new FirstConnection(settings, dialect, connector, failures);
        this.pool = new Pool(settings, connector);
        this.dedicated = new Dedicated(failures);
    }

    public String name() {
        return settings.name();
    }

    /** How another process opens it. */
    public SentConnection sent() {
        return new SentConnection(settings);
    }

    /** The schema in which tables are made that other processes fill; null: that of the target. */
    public @Nullable String stageSchema() {
        return settings.stageSchema();
    }

    /** The text with every secret masked. */
    public String redacted(String text) {
        return redactor.redact(text);
    }

    /** Its JDBC URL, secrets masked. */
    public String url() {
        return redactor.redact(settings.url());
    }

    /** That of the server, once a session was opened. */
    public Dialect dialect() {
        return connector.dialect();
    }

    /** How many connections its pool has at most. */
    public int poolSize() {
        return settings.poolSize();
    }

    /** Whether the database lives in this process, or in a file of its own. */
    public boolean embedded() {
        return dialect.urls().isEmbedded(settings.url());
    }

    /** A session of the pool. The caller closes it. What it does is cancelled when someone stops the run. */
    public Session session() {
        return session(false);
    }

    /** As {@link #session}, and the database refuses to write anything, where it knows such transactions. */
    public Session reader() {
        Session session = session();
        try {
            session.readOnly();
            return session;
        } catch (Throwable e) {
            session.close();
            throw e;
        }
    }

    /** As {@link #session}, for questions and entries of which each stands by itself: none waits for a transaction to begin and to end, if that costs nothing. */
    public Session asking() {
        return each(session());
    }

    /** As {@link #asking}, for what is told of a run, as {@link #books}. */
    public Session askingBooks() {
        return each(books());
    }

    private Session each(Session session) {
        if (!dialect().leavesTransactions()) {
            return session;
        }
        try {
            session.leaveTransactions();
            return session;
        } catch (SQLException e) {
            session.spoil(e);
            session.close();
            throw failures.translate("leaving a transaction", e);
        }
    }

    /** As {@link #session}, for what is told of a run: it is not cancelled, and may be had after a run was stopped. */
    public Session books() {
        return session(true);
    }

    private Session session(boolean books) {
        Work work = new Work(halt, books);
        try {
            ensure(work);
            // What is there is had without a wait that somebody might have to leave.
            Connection there = work.isOver() ? null : pool.takeIdle();
            return opened(there == null ? open(work, pool::take) : there, work, pool::giveBack);
        } catch (SQLException e) {
            throw failures.connecting(e);
        }
    }

    private void ensure(Work work) throws SQLException {
        if (work.isOver()) {
            throw Halt.failure();
        }
        first.ensure(opening -> open(work, opening));
    }

    /** What is not on the network does not hang, and a set-up that was left would meet the next one. */
    private Connection open(Work work, Callable<Connection> opening) throws SQLException {
        return embedded() ? Halt.direct(opening) : halt.open(work.isWork(), opening);
    }

    /** Whether it is new, and a script will fill it when the first session is asked for. */
    boolean isNew() {
        return Setup.isDue(settings, dialect);
    }

    /** Opens it for the first time, which fills it where it is new. What fails here fails again, and is told, where a session is asked for. */
    void open() {
        try {
            ensure(new Work(halt, false));
        } catch (SQLException e) {
            failures.ignored(e);
        } catch (FluxoException e) {
            LOG.debug("connection '{}' is not set up yet: {}", name(), e.getMessage());
        }
    }

    /** A session outside the pool: what a lock needs; outside of a transaction where the session holds it. Who leaves something on its connection spoils it. */
    public Session dedicated() {
        try {
            Work work = new Work(halt, true);
            ensure(work);
            Connection connection = dedicated.take(connector::getConnection, opening -> open(work, opening));
            Session session = opened(connection, work, dedicated::giveBack);
            try {
                if (dialect().locks().heldBySession()) {
                    session.leaveTransactions();
                } else {
                    connection.setAutoCommit(false);
                }
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
        return new JdbcCatalog(this, this::session, this::asking);
    }

    /** As {@link #catalog}, for the tables of the books. */
    public Catalog catalogOfBooks() {
        return new JdbcCatalog(this, this::books, this::askingBooks);
    }

    /**
     * The answer of one row and one column that stays as long as the database is open: who loads fifty entities need not ask for each. Null
     * where there is no row.
     */
    public @Nullable String once(Sql question) {
        Optional<String> known = answers.get(question);
        if (known == null) {
            try (Session session = asking()) {
                known = session.query(question, row -> String.valueOf(row.text(1))).stream()
                        .findFirst();
            }
            answers.put(question, known);
        }
        return known.orElse(null);
    }

    /** Whether policies hide rows of any table from anybody: most databases have none. */
    public boolean hidesRows() {
        Sql sql = dialect().source().hidesRows();
        return sql != null && once(sql) != null;
    }

    /** Whether a session, as {@link Dialect#sessionId} names it, is one of ours. */
    public boolean isOwn(@Nullable String sessionId) {
        return connector.isOwn(sessionId);
    }

    /** How many sessions are not closed yet: none when nothing runs. */
    public int openSessions() {
        return sessions.size();
    }

    /** Connections for a library that manages its own. They are not of the pool: what it sets on them ends with them. */
    public DataSource dataSource() {
        return connector;
    }

    /** A failure that such a library met, in our words. */
    public FluxoException translate(String doing, SQLException failure) {
        return failures.translate(doing, failure);
    }

    /** Cancels what sessions do, again and again until there is nothing left: a driver may miss a call that comes early. */
    void cancel() {
        Halt.thread("fluxo-stop-" + name(), () -> {
            while (!closed) {
                sessions.forEach(Stopping::cancel);
                LockSupport.parkNanos(CANCEL_EVERY.toNanos());
            }
        });
    }

    /** Closes the connections of sessions that did not end. */
    void cut() {
        sessions.forEach(Stopping::cut);
    }

    @Override
    public void close() {
        closed = true;
        if (halt.isAsked() && !embedded()) {
            // The pool waits for connections that are being opened, and nobody wants to wait any more.
            Halt.thread("fluxo-close-" + name(), this::closeIdle);
        } else {
            closeIdle();
        }
        first.close();
    }

    private void closeIdle() {
        dedicated.close();
        pool.close();
    }

    /**
     * What the catalog will be asked for next: it may tell of several at once. Nothing: it is asked for each.
     *
     * @param wanted tables as specs write them
     * @param selects queries as {@link dev.fluxo.engine.spi.SourceSql#whole} writes them
     */
    public void expect(List<TableName> wanted, List<String> selects) {
        tables.expect(wanted);
        queries.expect(selects);
    }

    /** Somebody may have changed tables: the catalog is asked anew. */
    public void forgetTables() {
        tables.forget();
        queries.forget();
    }

    /**
     * What tells a table from one of its name that was made later; null where the catalog has nothing to say.
     *
     * @param wanted as the spec writes it
     * @param name as the catalog has it
     */
    public @Nullable String identity(TableName wanted, TableName name) {
        SeveralTables.Found known = tables.of(wanted);
        CatalogSql catalog = dialect().catalog();
        if (known != null || catalog == null) {
            return known == null ? null : known.identity();
        }
        try (Session session = asking()) {
            return session.query(catalog.identity(name), row -> String.valueOf(row.text(1))).stream()
                    .findFirst()
                    .orElse(null);
        }
    }

    Foreseen<TableName, SeveralTables.Found> tables() {
        return tables;
    }

    Foreseen<String, List<Column>> queries() {
        return queries;
    }

    KnownNames names() {
        return names;
    }

    ConnectionSettings.Timeouts timeouts() {
        return settings.timeouts();
    }

    SqlFailures failures() {
        return failures;
    }

    private Session opened(Connection connection, Work work, Session.Return back) {
        Session session = new Session(this, connection, work, back);
        sessions.add(session);
        return session;
    }

    void ended(Session session) {
        sessions.remove(session);
    }
}
