package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** PostgreSQL's SQLSTATEs: appendix "PostgreSQL Error Codes" of its documentation. */
final class PostgresFailures {
    private static final int CLASS = 2;
    /** The server's function that refuses a permission: its text names the object and no value, in any language. */
    private static final String ACCESS_CHECK = "aclcheck_error";

    /** The server's functions that cancel what a session is doing: {@code ProcessInterrupts} and, newer, one for recovery. */
    private static final Pattern INTERRUPTS = Pattern.compile("Process\\w*Interrupts?");

    /** The server's function that refuses a row by a policy or by the check of a view. */
    private static final String ROW_CHECK = "ExecWithCheckOptions";
    /** That which refuses a query whose rows a policy would hide, where row_security is off. */
    private static final String ROW_SECURITY = "check_enable_rls";
    /** The first line of what was under way, in any language: {@code PL/pgSQL function check_it() line 3 at RAISE}. */
    private static final Pattern FUNCTION = Pattern.compile("PL/pgSQL\\S*\\s.*?([\\w.\"]+\\([\\w ,.\\[\\]\"]*\\)).*");

    private PostgresFailures() {}

    static Failure classify(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return switch (state) {
            case "28P01" -> Failure.LOGIN;
            case "28000" -> Failure.NOT_ADMITTED;
            case "3D000" -> Failure.DATABASE_MISSING;
            case "53300" -> Failure.NO_CONNECTION_LEFT;
            case "57P03" -> Failure.NOT_READY;
            case "08001", "08004" -> Failure.UNREACHABLE;
            case "26000", "42P05" -> Failure.POOLED; // a statement that this session has not prepared, or another has
            case "57P01", "57P02", "57P05", "25P03", "25P04" -> Failure.CONNECTION_LOST;
            case "57014" -> Failure.TIMED_OUT;
            case "55P03" -> Failure.LOCK_TIMED_OUT;
            case "40001" -> isOfStandby(failure) ? Failure.STANDBY : Failure.DEADLOCK;
            case "40P01" -> Failure.DEADLOCK;
            case "42501" -> permission(failure);
            case "42P01", "3F000" -> Failure.TABLE_MISSING;
            case "42703" -> Failure.COLUMN_MISSING;
            case "23503" -> Failure.REFERENCE;
            case "23505", "23P01" -> Failure.DUPLICATE;
            case "54000" -> Failure.CONSTRAINT; // an index entry that is too long
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
            case "21", "22", "23", "2F", "38", "39", "44", "P0" -> Failure.CONSTRAINT;
            case "42" -> Failure.SYNTAX;
            default -> Failure.OTHER;
        };
    }

    /** Only what signals a session is reported from there, and a deadlock has a state of its own. */
    private static boolean isOfStandby(SQLException failure) {
        ServerErrorMessage server = server(failure);
        return server != null
                && INTERRUPTS.matcher(String.valueOf(server.getRoutine())).matches();
    }

    /** A policy of the table refuses a row, or would hide some: no grant would change that. */
    private static Failure permission(SQLException failure) {
        ServerErrorMessage server = server(failure);
        String routine = server == null ? null : server.getRoutine();
        if (ROW_CHECK.equals(routine)) {
            return Failure.CONSTRAINT;
        }
        return ROW_SECURITY.equals(routine) ? Failure.ROWS_HIDDEN : Failure.PERMISSION;
    }

    private static @Nullable ServerErrorMessage server(SQLException failure) {
        return failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    }

    /** Constraint, column or table, which the server names apart from the text that holds the row. */
    static @Nullable String culprit(SQLException failure) {
        ServerErrorMessage server = server(failure);
        if (server != null && String.valueOf(server.getRoutine()).startsWith(ACCESS_CHECK)) {
            return server.getMessage();
        }
        if (server == null) {
            return null;
        }
        String constraint = server.getConstraint() == null ? "" : " constraint " + server.getConstraint();
        if (server.getTable() != null) {
            String column = server.getColumn() == null ? "" : " column " + server.getColumn();
            return "table " + server.getTable() + (constraint.isEmpty() ? column : constraint);
        }
        return server.getDatatype() != null ? "type " + server.getDatatype() + constraint : function(server);
    }

    /** The function, of a trigger say, that raised the failure. */
    private static @Nullable String function(ServerErrorMessage server) {
        String where = server.getWhere() == null ? "" : server.getWhere();
        Matcher named = FUNCTION.matcher(where.lines().findFirst().orElse(""));
        return named.matches() ? "function " + named.group(1) : null;
    }
}
