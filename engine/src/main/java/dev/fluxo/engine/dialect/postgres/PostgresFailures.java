package dev.fluxo.engine.dialect.postgres;

import dev.fluxo.engine.dialect.Failure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's SQLSTATEs: appendix "PostgreSQL Error Codes" of its documentation. */
final class PostgresFailures {
    private static final int CLASS = 2;
    /** The server's function that refuses a permission: its text names the object and no value, in any language. */
    private static final String ACCESS_CHECK = "aclcheck_error";

    private PostgresFailures() {}

    static Failure classify(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "28000", "28P01" -> Failure.LOGIN;
            case "3D000", "08001", "08004", "53300", "57P03" -> Failure.UNREACHABLE;
            case "57P01", "57P02", "57P05", "25P03", "25P04" -> Failure.CONNECTION_LOST;
            case "57014" -> Failure.TIMED_OUT;
            case "55P03" -> Failure.LOCK_TIMED_OUT;
            case "40001", "40P01" -> Failure.DEADLOCK;
            case "42501" -> Failure.PERMISSION;
            case "42P01", "3F000" -> Failure.TABLE_MISSING;
            case "42703" -> Failure.COLUMN_MISSING;
            case "23505" -> Failure.DUPLICATE;
            case "53100" -> Failure.OUT_OF_SPACE;
            case "53000", "53200" -> Failure.BUSY;
            case "53400" -> Failure.OVER_LIMIT;
            case "25006" -> Failure.READ_ONLY;
            default -> byClass(state.length() < CLASS ? state : state.substring(0, CLASS));
        };
    }

    private static Failure byClass(String stateClass) {
        return switch (stateClass) {
            case "08" -> Failure.CONNECTION_LOST;
            case "22", "23", "44" -> Failure.CONSTRAINT;
            case "42" -> Failure.SYNTAX;
            default -> Failure.OTHER;
        };
    }

    /** Constraint, column or table, which the server names apart from the text that holds the row. */
    static @Nullable String culprit(SQLException failure) {
        ServerErrorMessage server = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
        if (server != null && String.valueOf(server.getRoutine()).startsWith(ACCESS_CHECK)) {
            return server.getMessage();
        }
        if (server == null || server.getTable() == null) {
            return null;
        }
        String what = server.getConstraint() != null
                ? " constraint " + server.getConstraint()
                : server.getColumn() != null ? " column " + server.getColumn() : "";
        return "table " + server.getTable() + what;
    }
}
