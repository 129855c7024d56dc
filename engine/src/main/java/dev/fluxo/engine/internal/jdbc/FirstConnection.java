package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Opens a database for the first time, outside the pool: the pool would try a wrong password again and again until its
 * time-out. Whoever opens the next one has it. Of an embedded database it is kept: that closes with its last one, and in memory it is gone then.
 */
final class FirstConnection implements AutoCloseable {
    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Connector connector;
    private final SqlFailures failures;
    private @Nullable Connection kept;
    private volatile boolean opened;

    FirstConnection(ConnectionSettings settings, Dialect dialect, Connector connector, SqlFailures failures) {
        this.settings = settings;
        this.dialect = dialect;
        this.connector = connector;
        this.failures = failures;
    }

    /** Opens what may hang. */
    interface Opener {
        Connection open(Callable<Connection> opening) throws SQLException;
    }

    /** Does nothing once it has succeeded. */
    void ensure(Opener opener) throws SQLException {
        if (!opened) {
            first(opener);
        }
    }

    private synchronized void first(Opener opener) throws SQLException {
        if (opened) {
            return;
        }
        Connection connection = opener.open(() -> Setup.open(settings, dialect, connector, failures));
        opened = true;
        if (dialect.urls().isEmbedded(settings.url())) {
            kept = connection;
        } else {
            connector.next(connection);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connector.closeNext();
            if (kept != null) {
                kept.close();
            }
        } catch (SQLException e) {
            failures.ignored(e);
        }
    }
}
