package dev.fluxo.engine.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The connections outside of the pool, which locks are held on. As many are kept as were in use at once: to open one for each entity costs
 * more than the rest of an entity with nothing new. Thread-safe.
 */
final class Dedicated implements AutoCloseable {
    private static final int ANSWER_SECONDS = 5;

    private final SqlFailures failures;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Dedicated(SqlFailures failures) {
        this.failures = failures;
    }

    /** One that is there and answers, else a new one. */
    Connection take(Callable<Connection> opening, FirstConnection.Opener opener) throws SQLException {
        for (Connection next = next(); next != null; next = next()) {
            if (next.isValid(ANSWER_SECONDS)) {
                return next;
            }
            end(next);
        }
        return opener.open(opening);
    }

    private synchronized @Nullable Connection next() {
        return idle.pollFirst();
    }

    void giveBack(Connection connection, boolean spoiled) {
        if (spoiled || !isKept(connection)) {
            end(connection);
        }
    }

    private synchronized boolean isKept(Connection connection) {
        return !closed && idle.offerFirst(connection);
    }

    private void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            failures.ignored(e);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Connection next = next(); next != null; next = next()) {
            end(next);
        }
    }
}
