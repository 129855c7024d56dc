package dev.fluxo.engine.jdbc;

import dev.fluxo.engine.dialect.Dialect;
import dev.fluxo.engine.dialect.Failure;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what a driver says into words of ours. Its own words may hold values of rows, and go to the debug log only. */
final class SqlFailures {
    private static final Logger LOG = LoggerFactory.getLogger(SqlFailures.class);

    private final String connection;
    private final Dialect dialect;
    private final Redactor redactor;

    SqlFailures(String connection, Dialect dialect, Redactor redactor) {
        this.connection = connection;
        this.dialect = dialect;
        this.redactor = redactor;
    }

    /** A connection that could not be had. */
    FluxoException connecting(SQLException e) {
        SQLException cause = root(e);
        Failure failure = dialect.classify(cause);
        boolean gone = failure == Failure.OTHER || failure == Failure.CONNECTION_LOST;
        return exception(gone ? Failure.UNREACHABLE : failure, "connecting", cause);
    }

    /** @param doing what was tried: {@code reading}, {@code committing} */
    FluxoException translate(String doing, SQLException e) {
        SQLException cause = e.getNextException() == null ? e : e.getNextException();
        return exception(dialect.classify(cause), doing, cause);
    }

    void ignored(SQLException e) {
        LOG.debug("{}: {}", connection, redactor.redact(String.valueOf(e.getMessage())));
    }

    private FluxoException exception(Failure failure, String doing, SQLException cause) {
        LOG.debug("{}: {}: {}", connection, doing, redactor.redact(String.valueOf(cause.getMessage())));
        String where = " (connection '" + connection + "', " + doing + ", SQLSTATE " + cause.getSQLState() + ", code "
                + cause.getErrorCode() + ")";
        Problem problem =
                Problem.error(code(failure), null, redactor.redact(words(failure, cause) + where), hint(failure));
        return new FluxoException(problem, new RedactedCause(cause, redactor));
    }

    private static Code code(Failure failure) {
        return switch (failure) {
            case LOGIN -> Code.LOGIN_FAILED;
            case UNREACHABLE -> Code.CONNECT_FAILED;
            case IN_USE_BY_OTHER_PROCESS -> Code.DATABASE_IN_USE;
            case CONNECTION_LOST -> Code.CONNECTION_LOST;
            case TIMED_OUT -> Code.TIMED_OUT;
            case LOCK_TIMED_OUT -> Code.LOCK_TIMED_OUT;
            case DEADLOCK -> Code.DEADLOCK;
            case PERMISSION -> Code.PERMISSION_DENIED;
            case CONSTRAINT -> Code.CONSTRAINT_VIOLATED;
            case OUT_OF_SPACE -> Code.OUT_OF_SPACE;
            case TABLE_MISSING, COLUMN_MISSING, SYNTAX, OTHER -> Code.STATEMENT_FAILED;
        };
    }

    private String words(Failure failure, SQLException cause) {
        return switch (failure) {
            case LOGIN -> "the database refuses the user or the password";
            case UNREACHABLE -> "the database cannot be reached";
            case IN_USE_BY_OTHER_PROCESS -> "the database file is open in another process";
            case CONNECTION_LOST -> "the connection to the database was lost";
            case TIMED_OUT -> "the database did not answer within the time-out";
            case LOCK_TIMED_OUT -> "another transaction holds a lock that was not given up in time";
            case DEADLOCK -> "the database ended this transaction to resolve a deadlock";
            case PERMISSION -> "the database denies a permission";
            case CONSTRAINT -> "a constraint of the database refuses a row" + named(dialect.constraint(cause));
            case OUT_OF_SPACE -> "the database cannot write: its disk is full or fails";
            case TABLE_MISSING, COLUMN_MISSING, SYNTAX -> "the database refuses the statement: " + firstLine(cause);
            case OTHER -> "the database reports an error";
        };
    }

    private static String named(@Nullable String constraint) {
        return constraint == null ? "" : ": " + constraint;
    }

    private static @Nullable String hint(Failure failure) {
        return switch (failure) {
            case LOGIN -> "check user, password or server_id of the connection";
            case UNREACHABLE -> "check the URL, the network, and that the server runs";
            case IN_USE_BY_OTHER_PROCESS -> "close the other program, or add ;AUTO_SERVER=TRUE to the URL";
            case CONNECTION_LOST, DEADLOCK -> "run it again: it goes on from the last committed watermark";
            case TIMED_OUT -> "raise timeouts.statement of the connection, or make the query faster";
            case LOCK_TIMED_OUT -> "end the other transaction, or raise timeouts.lock of the connection";
            case PERMISSION -> "ask the database's administrator for the grant";
            case CONSTRAINT -> "compare the mapping with the constraints of the target";
            case OUT_OF_SPACE -> "free some room, then run it again";
            case TABLE_MISSING, COLUMN_MISSING, SYNTAX -> null;
            case OTHER -> "run with -X to see the driver's own message";
        };
    }

    /** The driver's words about a statement: they hold SQL text, which the analyst wrote, and no values of rows. */
    static String firstLine(SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return (statement < 0 ? message : message.substring(0, statement))
                .lines()
                .findFirst()
                .orElse("");
    }

    private static SQLException root(SQLException e) {
        return e.getCause() instanceof SQLException cause ? root(cause) : e;
    }
}
