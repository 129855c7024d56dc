package dev.fluxo.h2;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** H2's error codes: the constants of {@code org.h2.api.ErrorCode}, which is not on the compile path. */
final class H2Failures {
    /** The name at the start of the quotes: {@code "PUBLIC.PK_A ON PUBLIC.T(ID) VALUES (…)"}, {@code "V VARCHAR(2)": 'abc'} */
    private static final Pattern NAME = Pattern.compile("\"((?:PRIMARY KEY|[^\"( :]+)(?: ON [^\"( :]+\\([^\")]*\\))?)");

    private H2Failures() {}

    static Failure classify(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 28000, 90050, 90144 -> Failure.LOGIN;
            case 8000, 90011, 90046, 90048, 90088, 90113, 90117, 90138 -> Failure.UNREACHABLE;
            case 90013, 90146, 90149 -> Failure.DATABASE_MISSING;
            case 90020 -> Failure.IN_USE_BY_OTHER_PROCESS;
            case 90067, 90098, 90121, 90007, 90135 -> Failure.CONNECTION_LOST;
            case 57014 -> Failure.TIMED_OUT;
            case 50200, 90131 -> Failure.LOCK_TIMED_OUT;
            case 40001 -> Failure.DEADLOCK;
            case 23503, 23506 -> Failure.REFERENCE;
            case 23505 -> Failure.DUPLICATE;
            case 90044, 90105 -> Failure.CONSTRAINT; // what a trigger or a function throws
            case 90040, 90096 -> Failure.PERMISSION;
            case 90097 -> Failure.READ_ONLY;
            case 90108 -> Failure.BUSY;
            case 42102, 42103, 42104, 90037, 90079 -> Failure.TABLE_MISSING;
            case 42122, 90059 -> Failure.COLUMN_MISSING;
            case 42000, 42001, 42131, 90016, 90022, 90054, 90068, 90110, 90156, 90157 -> Failure.SYNTAX;
            case 90028, 90031 -> isFull(failure) ? Failure.OUT_OF_SPACE : Failure.OTHER;
            default -> byState(failure);
        };
    }

    private static Failure byState(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("22") || state.startsWith("23")) {
            return Failure.CONSTRAINT;
        }
        return state.startsWith("08") ? Failure.CONNECTION_LOST : Failure.OTHER;
    }

    private static boolean isFull(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return true;
            }
        }
        return false;
    }

    /** Only codes whose text begins with a name: the others (22003, 22018) begin with the value. */
    static @Nullable String culprit(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 22001, 23502, 23503, 23505, 23506, 23513, 42102, 42103, 42104, 42122, 90037, 90079, 90096 ->
                name(failure);
            default -> null;
        };
    }

    private static @Nullable String name(SQLException failure) {
        Matcher name = NAME.matcher(String.valueOf(failure.getMessage()));
        return name.find() ? name.group(1) : null;
    }
}
