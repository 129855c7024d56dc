package dev.fluxo.engine.dialect.h2;

import dev.fluxo.engine.dialect.Failure;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2's error codes, as {@code org.h2.api.ErrorCode} documents them. */
final class H2Failures {
    private static final Set<Integer> NAMING_A_CONSTRAINT = Set.of(23502, 23503, 23505, 23506, 23513, 22001);
    private static final Pattern QUOTED = Pattern.compile("\"\"?([\\p{L}\\p{N}_.$]+)");

    private H2Failures() {}

    static Failure classify(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 28000, 90149 -> Failure.LOGIN;
            case 90013, 90146 -> Failure.UNREACHABLE;
            case 90020 -> Failure.IN_USE_BY_OTHER_PROCESS;
            case 90067, 90098, 90121, 90007 -> Failure.CONNECTION_LOST;
            case 57014 -> Failure.TIMED_OUT;
            case 50200, 90131 -> Failure.LOCK_TIMED_OUT;
            case 40001 -> Failure.DEADLOCK;
            case 90096, 90040 -> Failure.PERMISSION;
            case 42102, 42103, 42104, 90079 -> Failure.TABLE_MISSING;
            case 42122 -> Failure.COLUMN_MISSING;
            case 42000, 42001 -> Failure.SYNTAX;
            case 23502, 23503, 23505, 23506, 23507, 23513, 23514, 22001, 22003, 22018 -> Failure.CONSTRAINT;
            case 90031, 90024, 90028 -> Failure.OUT_OF_SPACE;
            default -> Failure.OTHER;
        };
    }

    /** The first name that the message quotes; behind it come the values of the row, which stay out. */
    static @Nullable String constraint(SQLException failure) {
        if (!NAMING_A_CONSTRAINT.contains(failure.getErrorCode())) {
            return null;
        }
        Matcher name = QUOTED.matcher(String.valueOf(failure.getMessage()));
        return name.find() ? name.group(1) : null;
    }
}
