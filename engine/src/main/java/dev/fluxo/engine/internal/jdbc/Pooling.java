package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Failure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Tells poolers that give each transaction another session of the server: locks would be left in sessions of
 * others, temporary tables and settings lost. A pooler that keeps the session does no harm.
 */
final class Pooling {
    private static final int ASKED_AGAIN = 3;

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private volatile boolean checked;

    Pooling(ConnectionSettings settings, Dialect dialect) {
        this.settings = settings;
        this.dialect = dialect;
    }

    /** Opens a second connection. */
    interface Opener {
        Connection open() throws SQLException;
    }

    /**
     * Done once. Asks nothing more than the session's id where no pooler is in between: its cancellation key is of the session then.
     *
     * @param connection outside a transaction
     * @throws FluxoException if sessions are shared
     */
    void check(Connection connection, Opener opener) throws SQLException {
        if (checked) {
            return;
        }
        String key = dialect.connectedAs(connection);
        if (key != null && isShared(key, connection, opener)) {
            throw refused();
        }
        checked = true;
    }

    /** What another client of the same session has prepared stands in our way: that tells too. */
    private boolean isShared(String key, Connection connection, Opener opener) throws SQLException {
        try {
            String session = session(connection);
            return !session.equals(key) && isGivenAway(session, connection, opener);
        } catch (SQLException e) {
            if (dialect.classify(e) == Failure.POOLED) {
                return true;
            }
            throw e;
        }
    }

    /** A session that is ours is given to nobody else while we are connected, and does not change. */
    private boolean isGivenAway(String session, Connection connection, Opener opener) throws SQLException {
        try (Connection second = opener.open()) {
            second.setAutoCommit(false);
            boolean shared = session(second).equals(session);
            for (int i = 0; !shared && i < ASKED_AGAIN; i++) {
                shared = !session(connection).equals(session);
            }
            second.rollback();
            return shared;
        }
    }

    private String session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet id = statement.executeQuery(dialect.sessionId().text())) {
            id.next();
            return String.valueOf(id.getString(1));
        }
    }

    private FluxoException refused() {
        return new FluxoException(Problem.error(
                Code.SESSIONS_POOLED,
                settings.at(),
                "connection '" + settings.name()
                        + "' goes by way of a pooler that gives each transaction another session of the server:"
                        + " locks and staging tables would be lost",
                HINT));
    }

    static final String HINT = "write the server's own host and port into the URL, or let the pooler keep sessions:"
            + " 'pool_mode = session' for this database in pgbouncer.ini";
}
