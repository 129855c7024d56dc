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
        boolean h2 = connection == null || connection.getClass().getName().startsWith("org.h2");
        return switch (kind) {
            case LOST -> {
                if (connection != null) {
                    connection.abort(Runnable::run);
                    connection.close();
                }
                yield connection == null
                        ? new SQLException("planted: unreachable", "08001", 90067)
                        : new SQLException("planted: connection lost", "08006", 90067);
            }
            case DEADLOCK -> {
                rollback(called, connection);
                yield new SQLException("planted: deadlock", h2 ? "40001" : "40P01", 40001);
            }
            case TIME_OUT -> {
                rollback(called, connection);
                yield new SQLException("planted: time-out", "57014", 57014);
            }
            case OUT_OF_MEMORY -> new OutOfMemoryError("planted");
        };
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
