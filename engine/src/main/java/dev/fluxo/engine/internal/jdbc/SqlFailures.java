package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Explained;
import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts what a driver says into words of ours. Its own words may hold values of rows, and go to the debug log only. */
final class SqlFailures {
    private static final Log LOG = Log.of(SqlFailures.class);
    /** The driver's text of these quotes names and SQL that the user wrote, never a row. */
    private static final Set<Failure> QUOTABLE = Set.of(
            Failure.UNREACHABLE,
            Failure.NOT_ADMITTED,
            Failure.DATABASE_MISSING,
            Failure.ENCRYPTION,
            Failure.NOT_READY,
            Failure.NO_CONNECTION_LEFT,
            Failure.ROWS_HIDDEN,
            Failure.TABLE_MISSING,
            Failure.COLUMN_MISSING,
            Failure.SYNTAX);

    private static final Pattern NOT_THE_REASON = Pattern.compile("(?s)(; SQL statement:| ClientConnectionId:).*");

    private final ConnectionSettings settings;
    private final Dialect dialect;
    private final Redactor redactor;

    SqlFailures(ConnectionSettings settings, Dialect dialect, Redactor redactor) {
        this.settings = settings;
        this.dialect = dialect;
        this.redactor = redactor;
    }

    /** A connection that could not be had. What is not known by its code is quoted: no row was touched yet. */
    FluxoException connecting(SQLException e) {
        Failure failure = dialect.classify(e);
        return switch (failure) {
            case OTHER, CONNECTION_LOST, UNREACHABLE ->
                exception(Encryption.isWhy(e) ? Failure.ENCRYPTION : Failure.UNREACHABLE, "connecting", e);
            default -> exception(failure, "connecting", e);
        };
    }

    /** Reading has nothing to do with the target: a value that the source cannot compute or convert is the query's. */
    FluxoException reading(SQLException e) {
        if (!dialect.classify(e).isOfValue()) {
            return translate("reading", e);
        }
        ignored(e);
        Explained own = dialect.explained(e);
        String what = own == null ? "a query fails on a value of a row" : own.what();
        String next = own == null ? "correct the query of the spec, or the row that it fails on" : own.next();
        return new FluxoException(
                Problem.error(Code.QUERY_FAILS, null, redacted(what + where("reading", e)), next),
                new DriverFailure(e, Failure.CONSTRAINT));
    }

    /** A query that is only to read writes all the same. */
    FluxoException writing(SQLException e) {
        ignored(e);
        return new FluxoException(
                Problem.error(
                        Code.QUERY_WRITES,
                        null,
                        "the source query writes, and a run only reads its source: " + firstLine(e)
                                + where("reading", e),
                        "take out of the query what writes: nextval(), a function with side effects"),
                new DriverFailure(e, Failure.READ_ONLY));
    }

    /** @param doing what was tried: {@code reading}, {@code committing} */
    FluxoException translate(String doing, SQLException e) {
        SQLException cause = e.getNextException() == null ? e : e.getNextException();
        return exception(dialect.classify(cause), doing, cause);
    }

    /** The user's own query is refused before it has read a row. */
    FluxoException refused(SQLException e) {
        Failure failure = dialect.classify(e);
        boolean ofQuery = failure == Failure.OTHER || failure.isOfValue() || QUOTABLE.contains(failure);
        if (!ofQuery || failure == Failure.ROWS_HIDDEN) {
            return translate("preparing the source query", e);
        }
        ignored(e);
        Explained own = dialect.explained(e);
        return FluxoException.of(
                Code.QUERY_FAILS,
                redacted("the database refuses the source query: " + (own == null ? firstLine(e) : own.what())
                        + where("preparing", e)),
                own == null ? "run it in a client of the database first" : own.next());
    }

    /** Nothing more can be done by a connection whose transaction could not be ended. */
    FluxoException lost() {
        SQLException e = new SQLException("a transaction could not be rolled back", "08003");
        return new FluxoException(
                Problem.error(
                        Code.CONNECTION_LOST,
                        null,
                        words(Failure.CONNECTION_LOST) + where("going on", e),
                        hint(Failure.CONNECTION_LOST)),
                new DriverFailure(e, Failure.CONNECTION_LOST));
    }

    void ignored(SQLException e) {
        LOG.debug("{}: {}", settings.name(), redacted(String.valueOf(e.getMessage())));
    }

    /** The text without the secrets that are known. */
    String redacted(String text) {
        return redactor.redact(text);
    }

    private FluxoException exception(Failure failure, String doing, SQLException cause) {
        ignored(cause);
        Explained own = dialect.explained(cause);
        String detail = QUOTABLE.contains(failure) ? ": " + firstLine(cause) : culprit(cause);
        String what = own == null ? words(failure) + detail : own.what();
        return new FluxoException(
                Problem.error(
                        code(failure),
                        null,
                        redacted(what + where(doing, cause)),
                        own == null ? hint(failure) : own.next()),
                new DriverFailure(cause, failure));
    }

    private String where(String doing, SQLException cause) {
        return " (connection '" + settings.name() + "', " + doing + ", SQLSTATE " + cause.getSQLState() + ", code "
                + cause.getErrorCode() + ")";
    }

    private static Code code(Failure failure) {
        return switch (failure) {
            case LOGIN, NOT_ADMITTED -> Code.LOGIN_FAILED;
            case UNREACHABLE, NOT_READY -> Code.CONNECT_FAILED;
            case DATABASE_MISSING -> Code.DATABASE_MISSING;
            case ENCRYPTION -> Code.ENCRYPTION_FAILED;
            case STANDBY -> Code.STANDBY_CANCELLED;
            case IN_USE_BY_OTHER_PROCESS -> Code.DATABASE_IN_USE;
            case CONNECTION_LOST -> Code.CONNECTION_LOST;
            case TIMED_OUT -> Code.TIMED_OUT;
            case LOCK_TIMED_OUT -> Code.LOCK_TIMED_OUT;
            case DEADLOCK -> Code.DEADLOCK;
            case PERMISSION -> Code.PERMISSION_DENIED;
            case CONSTRAINT, REFERENCE -> Code.CONSTRAINT_VIOLATED;
            case DUPLICATE -> Code.DUPLICATE_ROW;
            case OUT_OF_SPACE -> Code.OUT_OF_SPACE;
            case BUSY, NO_CONNECTION_LEFT -> Code.SERVER_BUSY;
            case OVER_LIMIT -> Code.SERVER_LIMIT;
            case READ_ONLY -> Code.DATABASE_READ_ONLY;
            case NO_SNAPSHOT -> Code.SNAPSHOT_REFUSED;
            case POOLED -> Code.SESSIONS_POOLED;
            case ROWS_HIDDEN -> Code.ROWS_HIDDEN;
            case TABLE_MISSING, COLUMN_MISSING, SYNTAX, NO_TRANSACTION, OTHER -> Code.STATEMENT_FAILED;
        };
    }

    private String words(Failure failure) {
        ConnectionSettings.Timeouts timeouts = settings.timeouts();
        return switch (failure) {
            case LOGIN -> "the database refuses the user or the password";
            case NOT_ADMITTED -> "the server does not let this login in";
            case UNREACHABLE -> "the database cannot be reached";
            case DATABASE_MISSING -> "the server has no database of this name, or this login may not open it";
            case ENCRYPTION -> "the encrypted connection cannot be made";
            case NOT_READY -> "the server is starting up, shutting down or being repaired";
            case NO_CONNECTION_LEFT -> "the server has no connection left for this login";
            case IN_USE_BY_OTHER_PROCESS -> "the database file is open in another process";
            case CONNECTION_LOST -> "the connection to the database was lost";
            case TIMED_OUT -> "a statement did not end within timeouts.statement, " + text(timeouts.statement());
            case LOCK_TIMED_OUT ->
                "another transaction holds a lock, and did not give it up within timeouts.lock, "
                        + text(timeouts.lock());
            case STANDBY -> "the standby cancelled the query, which stood in the way of what its primary sent";
            case DEADLOCK -> "the database ended this transaction to resolve a deadlock";
            case PERMISSION -> "the database denies a permission";
            case CONSTRAINT -> "a type, constraint or trigger of the database refuses a row";
            case REFERENCE -> "a foreign key of the database refuses a row: what it refers to is not there";
            case DUPLICATE -> "a unique index refuses a row: the table has one with the same values";
            case OUT_OF_SPACE -> "the database has no room left to write";
            case BUSY -> "the server has no memory, locks or workers left for a statement";
            case OVER_LIMIT -> "the server ended what used more of it than it grants";
            case READ_ONLY -> "the database takes no writes: it is a copy, or was set to read-only";
            case ROWS_HIDDEN -> "row level security hides rows from this login";
            case POOLED -> "a pooler gives each transaction another session of the server";
            case NO_SNAPSHOT -> "the server refuses to read a snapshot, or has lost it";
            case TABLE_MISSING -> "the database knows no such table, or this login may not see it";
            case NO_TRANSACTION -> "the database refuses the statement within a transaction";
            case COLUMN_MISSING, SYNTAX -> "the database refuses the statement";
            case OTHER -> "the database reports an error";
        };
    }

    private static @Nullable String hint(Failure failure) {
        return switch (failure) {
            case LOGIN -> "check user, password or server_id of the connection";
            case NOT_ADMITTED ->
                "let the server's administrator see which logins it takes from here, and whether encrypted (pg_hba.conf)";
            case DATABASE_MISSING -> "correct the database's name in the URL, or let an administrator create it";
            case ENCRYPTION ->
                "let the driver know the server's certificate, or see what the connection's sslmode or encrypt asks for";
            case NOT_READY -> "run it again when it is up";
            case NO_CONNECTION_LEFT ->
                "run it again; if it comes often, use a smaller 'pool: { size: … }', or let the administrator allow more";
            case UNREACHABLE -> "check the URL, the network, and that the server runs";
            case IN_USE_BY_OTHER_PROCESS -> "close the other program, or add ;AUTO_SERVER=TRUE to the URL in both";
            case CONNECTION_LOST, DEADLOCK -> "run it again: it goes on from the last committed watermark";
            case STANDBY ->
                "run it again; or set hot_standby_feedback = on or a longer max_standby_streaming_delay there, or read from"
                        + " the primary";
            case TIMED_OUT -> "raise timeouts.statement of the connection, or make the query faster";
            case LOCK_TIMED_OUT -> "end the other transaction, or raise timeouts.lock of the connection";
            case PERMISSION -> "ask the database's administrator for the grant";
            case DUPLICATE ->
                "look for the other row: the source has these values twice, or rows exchange them (let the index be checked"
                        + " at the end, DEFERRABLE, or its column take NULL), or another program writes this table";
            case CONSTRAINT -> "compare the mapping with the types, constraints and triggers of the target";
            case REFERENCE -> "load first what it refers to: see depends_on";
            case OUT_OF_SPACE -> "free some room, then run it again";
            case BUSY -> "run it again, with fewer threads or a smaller batch_size if it comes often";
            case OVER_LIMIT -> "load in smaller transactions: 'commit: batch', and a smaller batch_size";
            case READ_ONLY -> "let the connection name the primary, or open the database for writing";
            case POOLED -> Pooling.HINT;
            case ROWS_HIDDEN ->
                "let the login read all rows (BYPASSRLS), or give it a policy and leave row_security on";
            case NO_SNAPSHOT -> "allow snapshot isolation in every database that the query names";
            case TABLE_MISSING -> "check the name, and what the login is granted";
            case NO_TRANSACTION ->
                "for memory-optimized tables, let an administrator set MEMORY_OPTIMIZED_ELEVATE_TO_SNAPSHOT ON";
            case COLUMN_MISSING, SYNTAX -> null;
            case OTHER -> "run with -X to see the driver's own message";
        };
    }

    private String culprit(SQLException cause) {
        String culprit = dialect.culprit(cause);
        return culprit == null ? "" : ": " + culprit;
    }

    /** The driver's words without the statement or the connection, for failures whose text holds no value of a row. */
    String firstLine(SQLException cause) {
        String words =
                NOT_THE_REASON.matcher(String.valueOf(cause.getMessage())).replaceFirst("");
        return redactor.redact(words.lines().findFirst().orElse(""));
    }

    /** {@code 30 s}, {@code 30 min}. */
    static String text(Duration wait) {
        boolean minutes = wait.toMinutes() > 0 && wait.toSeconds() % 60 == 0;
        return minutes ? wait.toMinutes() + " min" : wait.toMillis() / 1000.0 + " s";
    }
}
