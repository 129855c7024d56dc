package dev.fluxo.duckdb;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Which statements are open, and since when: no view of the database tells what it is at. */
final class Executing {
    private record Open(String sql, long since) {}

    private static final Map<Statement, Open> STATEMENTS = new ConcurrentHashMap<>();
    private static final long LONG = TimeUnit.SECONDS.toNanos(1);

    private Executing() {}

    static void add(Statement statement, String sql) {
        STATEMENTS.put(statement, new Open(sql, System.nanoTime()));
    }

    /** Of those that hold this text: who is not closed within a second is at work. */
    static long count(String text) {
        STATEMENTS.keySet().removeIf(Executing::isClosed);
        long now = System.nanoTime();
        return STATEMENTS.values().stream()
                .filter(open -> open.sql().contains(text) && now - open.since() > LONG)
                .count();
    }

    private static boolean isClosed(Statement statement) {
        try {
            return statement.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
