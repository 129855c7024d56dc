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
    /** Who has just answered need not be asked whether it is there, as the pool has it. */
    private static final long JUST_NOW_NANOS = 500_000_000;

    private final SqlFailures failures;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private volatile boolean doubted;
    private boolean closed;

    private record Idle(Connection connection, long since) {}

    Dedicated(SqlFailures failures) {
        this.failures = failures;
    }

    /** One that is there and answers, else a new one. */
    Connection take(Callable<Connection> opening, FirstConnection.Opener opener) throws SQLException {
        for (Idle next = next(); next != null; next = next()) {
            boolean answered = !doubted && System.nanoTime() - next.since() < JUST_NOW_NANOS;
            if (answered || next.connection().isValid(ANSWER_SECONDS)) {
                return next.connection();
            }
            end(next.connection());
        }
        Connection opened = opener.open(opening);
        doubted = false;
        return opened;
    }

    private synchronized @Nullable Idle next() {
        return idle.pollFirst();
    }

    /** @param spoiled it ends; what broke it may have broken others */
    void giveBack(Connection connection, boolean spoiled) {
        doubted |= spoiled;
        if (spoiled || !isKept(connection)) {
            end(connection);
        }
    }

    private synchronized boolean isKept(Connection connection) {
        return !closed && idle.offerFirst(new Idle(connection, System.nanoTime()));
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
        for (Idle next = next(); next != null; next = next()) {
            end(next.connection());
        }
    }
}
