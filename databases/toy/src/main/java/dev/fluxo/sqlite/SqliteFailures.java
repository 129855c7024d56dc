package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQLite's result codes, which the driver writes before its message: it knows no SQLSTATE, and its number is that of the family alone. */
final class SqliteFailures {
    /** {@code [SQLITE_CONSTRAINT_UNIQUE] … (UNIQUE constraint failed: t.a)} */
    private static final Pattern CODE = Pattern.compile("^\\[SQLITE_(\\w+)]");

    private static final Pattern NAME =
            Pattern.compile("(?:UNIQUE|NOT NULL|CHECK) constraint failed: ([^,)]+)|no such (?:table|column): ([^) ]+)");

    private SqliteFailures() {}

    static Failure classify(SQLException failure) {
        String code = code(failure);
        return switch (code) {
            case "CONSTRAINT_FOREIGNKEY" -> Failure.REFERENCE;
            case "CONSTRAINT_PRIMARYKEY", "CONSTRAINT_UNIQUE", "CONSTRAINT_ROWID" -> Failure.DUPLICATE;
            case "MISMATCH", "TOOBIG", "RANGE" -> Failure.CONSTRAINT;
            case "CANTOPEN", "CANTOPEN_ISDIR", "NOTADB", "CORRUPT" -> Failure.UNREACHABLE;
            case "AUTH", "PERM" -> Failure.PERMISSION;
            case "FULL" -> Failure.OUT_OF_SPACE;
            case "NOMEM" -> Failure.BUSY;
            case "INTERRUPT" -> Failure.TIMED_OUT;
            case "ERROR" -> bySaying(String.valueOf(failure.getMessage()));
            default -> byFamily(code, failure);
        };
    }

    private static Failure byFamily(String code, SQLException failure) {
        if (code.startsWith("CONSTRAINT")
                || String.valueOf(failure.getSQLState()).startsWith("22")) {
            return Failure.CONSTRAINT;
        }
        if (code.startsWith("READONLY")) {
            return Failure.READ_ONLY;
        }
        // One writer at a time, who waits for the readers.
        return code.startsWith("BUSY") || code.startsWith("LOCKED") ? Failure.LOCK_TIMED_OUT : Failure.OTHER;
    }

    private static Failure bySaying(String message) {
        if (message.contains("no such table")) {
            return Failure.TABLE_MISSING;
        }
        if (message.contains("integer overflow")) {
            return Failure.CONSTRAINT;
        }
        return message.contains("no such column") || message.contains("has no column named")
                ? Failure.COLUMN_MISSING
                : Failure.SYNTAX;
    }

    static @Nullable String culprit(SQLException failure) {
        Matcher name = NAME.matcher(String.valueOf(failure.getMessage()));
        if (!name.find()) {
            return null;
        }
        return name.group(1) == null ? name.group(2) : name.group(1);
    }

    private static String code(SQLException failure) {
        Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
        return code.find() ? code.group(1) : "";
    }
}
