package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** DuckDB's kinds of failures, which stand at the beginning of a message: it knows no SQLSTATE, and no number. */
final class DuckDbFailures {
    /** {@code Constraint Error: Duplicate key "a: 1" violates primary key constraint.} */
    private static final Pattern KIND = Pattern.compile("^(?:Failed to execute[^:]*: )?([A-Za-z ]+?) Error: ");

    private static final Pattern NAME = Pattern.compile("NOT NULL constraint failed: (\\S+)"
            + "|CHECK constraint failed on table \"?([^\"]+?)\"? with expression"
            + "|Duplicate key \"([^:\"]+):"
            + "|(?:Table|View|Schema) with name (\\S+) does not exist"
            + "|Referenced column \"([^\"]+)\" not found"
            + "|because key \"([^:\"]+):");

    private DuckDbFailures() {}

    static Failure classify(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher kind = KIND.matcher(message);
        return switch (kind.find() ? kind.group(1) : "") {
            case "Constraint" -> constraint(message);
            case "Conversion", "Out of Range", "Invalid Type", "Mismatch Type", "Divide by Zero" -> Failure.CONSTRAINT;
            case "TransactionContext" -> transaction(message);
            case "Catalog" -> catalog(message);
            case "Binder" -> binder(message);
            case "Parser", "Syntax" -> Failure.SYNTAX;
            case "Permission" -> Failure.PERMISSION;
            case "INTERRUPT", "Interrupt" -> Failure.TIMED_OUT;
            case "Out of Memory" -> Failure.OVER_LIMIT;
            case "IO" -> io(message);
            case "Invalid Input" -> input(message);
            case "Connection" -> connection(message);
            case "FATAL", "INTERNAL" -> Failure.CONNECTION_LOST;
            default -> message.contains("Appender error") ? Failure.CONSTRAINT : Failure.OTHER;
        };
    }

    private static Failure constraint(String message) {
        if (message.contains("foreign key")) {
            return Failure.REFERENCE;
        }
        return message.contains("uplicate key") ? Failure.DUPLICATE : Failure.CONSTRAINT;
    }

    /**
     * Nobody waits for a lock: who comes second fails at once, or when it commits. What another transaction has done to a key is found out at the
     * commit, too.
     */
    private static Failure transaction(String message) {
        if (message.contains("is aborted")) {
            return Failure.OTHER;
        }
        boolean conflict =
                message.contains("onflict") || message.contains("Failed to commit") || message.contains("write-write");
        return conflict ? Failure.LOCK_TIMED_OUT : Failure.OTHER;
    }

    private static Failure catalog(String message) {
        if (message.contains("onflict")) {
            return Failure.LOCK_TIMED_OUT;
        }
        return message.contains("Table with name") || message.contains("Schema with name")
                ? Failure.TABLE_MISSING
                : Failure.SYNTAX;
    }

    private static Failure binder(String message) {
        boolean column = message.contains("Referenced column")
                || message.contains("does not have a column")
                || message.contains("does not contain a column");
        return column ? Failure.COLUMN_MISSING : Failure.SYNTAX;
    }

    private static Failure io(String message) {
        if (message.contains("Could not set lock")) {
            return Failure.IN_USE_BY_OTHER_PROCESS;
        }
        if (message.contains("No space left")) {
            return Failure.OUT_OF_SPACE;
        }
        return message.contains("Cannot open file") ? Failure.UNREACHABLE : Failure.OTHER;
    }

    private static Failure input(String message) {
        if (message.contains("Invalid result set")) {
            return Failure.TIMED_OUT;
        }
        if (message.contains("read-only mode")) {
            return Failure.READ_ONLY;
        }
        return message.contains("invalidated") ? Failure.CONNECTION_LOST : Failure.CONSTRAINT;
    }

    private static Failure connection(String message) {
        return message.contains("different configuration") ? Failure.NOT_ADMITTED : Failure.CONNECTION_LOST;
    }

    /** Never a value of a row: what stands behind the column in a duplicate key. */
    static @Nullable String culprit(SQLException failure) {
        Matcher name = NAME.matcher(String.valueOf(failure.getMessage()));
        if (!name.find()) {
            return null;
        }
        for (int i = 1; i <= name.groupCount(); i++) {
            if (name.group(i) != null) {
                return name.group(i);
            }
        }
        return null;
    }
}
