package dev.fluxo.engine.internal.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The connections of one database that are used again. Opens none until one is asked for. */
final class Pool implements AutoCloseable {
    /** The pool refuses shorter waits. */
    private static final long SHORTEST_WAIT_MILLIS = 250;

    /** Of these the pool does not ask whether they are there: so it has it. */
    private static final long JUST_NOW_NANOS = 400_000_000;

    private static final String NOT_SUPPORTED = "0A000";

    static {
        // A library is silent, and this one announces every pool, and prints what a driver says of a broken connection,
        // with its stack. Maven's logger reads the property when a logger is made; whoever has set it is obeyed.
        System.getProperties().putIfAbsent("org.slf4j.simpleLogger.log.com.zaxxer.hikari", "error");
    }

    private final ConnectionSettings settings;
    private final HikariDataSource pool;
    /** Connections that were given back, and that nobody has taken since. */
    private int idle;

    private long givenBack;

    Pool(ConnectionSettings settings, Connector connector) {
        this.settings = settings;
        HikariConfig config = new HikariConfig();
        config.setPoolName("fluxo-" + settings.name());
        config.setDataSource(connector);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(millis(settings.timeouts().connect()));
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new Refusals());
        this.pool = new HikariDataSource(config);
    }

    /** A statement that a database does not support says nothing of the connection, which the pool would cut, and print. */
    private static final class Refusals implements SQLExceptionOverride {
        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            return NOT_SUPPORTED.equals(failure.getSQLState())
                    ? SQLExceptionOverride.Override.DO_NOT_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }

    private static long millis(Duration wait) {
        return wait.isZero() ? Integer.MAX_VALUE : Math.max(SHORTEST_WAIT_MILLIS, wait.toMillis());
    }

    /**
     * Waits for a connection as long as the connect time-out says.
     *
     * @throws SQLException as the driver says it, if none can be opened
     * @throws FluxoException if all are in use
     */
    Connection take() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) {
            if (e.getCause() instanceof SQLException reason) {
                throw reason;
            }
            throw tooLong();
        }
    }

    private FluxoException tooLong() {
        if (pool.getHikariPoolMXBean().getActiveConnections() < settings.poolSize()) {
            return FluxoException.of(
                    Code.TIMED_OUT,
                    "no connection to '" + settings.name() + "' could be opened within timeouts.connect, "
                            + SqlFailures.text(settings.timeouts().connect()),
                    "see whether the server accepts logins, or raise 'timeouts: { connect: … }' of the connection");
        }
        return FluxoException.of(
                Code.TIMED_OUT,
                "all " + settings.poolSize() + " connections of '" + settings.name() + "' are in use",
                "raise 'pool: { size: … }' of the connection, or run with fewer threads");
    }

    /** One that was given back just now, so that the pool asks nothing of it; null where there is none: then {@link #take} may wait. */
    @Nullable
    Connection takeIdle() throws SQLException {
        return claim() ? take() : null;
    }

    private synchronized boolean claim() {
        boolean there = idle > 0 && System.nanoTime() - givenBack < JUST_NOW_NANOS;
        idle = there ? idle - 1 : 0;
        return there;
    }

    private synchronized void isThere() {
        idle++;
        givenBack = System.nanoTime();
    }

    /** @param spoiled it is thrown away; the pool would reset the isolation of a connection that is gone */
    void giveBack(Connection connection, boolean spoiled) throws SQLException {
        if (spoiled) {
            pool.evictConnection(connection);
        } else {
            connection.close();
            isThere();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
