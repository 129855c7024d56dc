package dev.fluxo.testkit;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.postgresql.copy.CopyOperation;

/**
 * What goes wrong at one of the calls that the engine makes of a driver.
 *
 * @param call at the how manieth
 * @param after the call takes effect, and its answer is lost
 * @param forEver the calls after it fail too
 * @param of which calls count; null for all that talk to the server, or might
 */
record Fault(Kind kind, int call, boolean after, boolean forEver, String of) {
    Fault(Kind kind, int call, boolean after, boolean forEver) {
        this(kind, call, after, forEver, null);
    }

    enum Kind {
        LOST,
        DEADLOCK,
        TIME_OUT,
        OUT_OF_MEMORY
    }

    private static final Set<String> WORK = Set.of(
            "commit",
            "copyIn",
            "copyOut",
            "endCopy",
            "execute",
            "executeBatch",
            "executeLargeUpdate",
            "executeQuery",
            "executeUpdate",
            "next",
            "readFromCopy",
            "writeToCopy");
    private static final Set<String> OTHERS = Set.of(
            "close", "connect", "createStatement", "getMetaData", "prepareStatement", "rollback", "setAutoCommit");

    /** Those that talk to the server, or might. */
    static boolean isCounted(Method method) {
        return isCounted(method.getName());
    }

    static boolean isCounted(String method) {
        return WORK.contains(method) || OTHERS.contains(method);
    }

    boolean counts(String method) {
        return of == null || of.equals(method);
    }

    /**
     * A deadlock or a time-out ends work; closing a statement meets neither. A process that cannot even close a connection
     * for want of memory ends, and the server lets go.
     */
    boolean fits(String method) {
        return switch (kind) {
            case LOST -> true;
            case OUT_OF_MEMORY -> !method.equals("close");
            case DEADLOCK, TIME_OUT -> WORK.contains(method);
        };
    }

    /**
     * What the driver throws, once the server has done its part.
     *
     * @param called a COPY that is under way ends too
     * @param connection the real one; null where there is none yet
     */
    Throwable strike(Object called, Connection connection) throws SQLException {
        Make make = Make.of(connection);
        return switch (kind) {
            case LOST -> {
                if (connection != null) {
                    make.cut(connection);
                }
                yield connection == null
                        ? new SQLException("planted: unreachable", "08001", 90067)
                        : make.failure("connection lost", "FATAL", "08006", 90067);
            }
            case DEADLOCK -> {
                rollback(called, connection);
                yield make.failure(
                        "deadlock: conflict",
                        "TransactionContext",
                        make == Make.POSTGRESQL ? "40P01" : "40001",
                        make == Make.MARIADB ? 1213 : 40001);
            }
            case TIME_OUT -> {
                rollback(called, connection);
                yield make.failure("time-out", "INTERRUPT", "57014", make == Make.MARIADB ? 1969 : 57014);
            }
            case OUT_OF_MEMORY -> new OutOfMemoryError("planted");
        };
    }

    /** Each tells of its failures in its own way. */
    private enum Make {
        H2,
        POSTGRESQL,
        MARIADB,
        DUCKDB;

        /** The connection of DuckDB is a proxy of its tests. */
        static Make of(Connection connection) {
            String name = connection == null ? "org.h2" : connection.getClass().getName();
            return name.startsWith("org.h2")
                    ? H2
                    : name.startsWith("org.postgresql")
                            ? POSTGRESQL
                            : name.startsWith("org.mariadb") ? MARIADB : DUCKDB;
        }

        /** DuckDB has neither states nor numbers, but words at the beginning. */
        SQLException failure(String what, String word, String state, int code) {
            return this == DUCKDB
                    ? new SQLException(word + " Error: planted: " + what)
                    : new SQLException("planted: " + what, state, code);
        }

        /** No server ends a session of DuckDB. */
        void cut(Connection connection) throws SQLException {
            if (this != DUCKDB) {
                connection.abort(Runnable::run);
            }
            connection.close();
        }
    }

    private static void rollback(Object called, Connection connection) throws SQLException {
        if (called instanceof CopyOperation copy && copy.isActive()) {
            copy.cancelCopy();
        }
        if (connection != null && !connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
