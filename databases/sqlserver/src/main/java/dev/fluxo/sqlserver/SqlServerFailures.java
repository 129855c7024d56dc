package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's error numbers, as sys.messages, the list of Azure SQL's transient errors and, of conflicts that a Fabric Warehouse finds at
 * the commit (24556, 24706), the page on its transactions document them.
 */
final class SqlServerFailures {
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
    private static final int FIRST_OF_XML = 9400;
    private static final int LAST_OF_XML = 9499;
    /** What a trigger throws has a number of its own from here on. */
    private static final int FIRST_OF_USERS = 50_000;

    private SqlServerFailures() {}

    static Failure classify(SQLException failure) {
        int number = failure.getErrorCode();
        return switch (number) {
            case 0 -> ofDriver(failure);
            case 18450, 18451, 18452, 18456, 18457, 18458, 18461, 18463, 18464, 18465, 18466, 18467, 18468, 18470 ->
                Failure.LOGIN;
            case 18486, 18487, 18488, 40532 -> Failure.LOGIN;
            case 924, 927, 942, 945, 978, 17892, 40615, 40914, 47073 -> Failure.UNREACHABLE;
            case 911, 4060, 4064 -> Failure.DATABASE_MISSING;
            case 922, 18401, 42108 -> Failure.NOT_READY;
            case 17809 -> Failure.NO_CONNECTION_LEFT;
            case 20, 64, 121, 233, 596, 615, 921, 976, 982, 983, 997, 6005, 10053, 10054, 10060, 17142, 17830 ->
                Failure.CONNECTION_LOST;
            case 4221, 40143, 40166, 40197, 40540, 40613, 42109 -> Failure.CONNECTION_LOST;
            case 701, 802, 1204, 3935, 8628, 8645, 8651, 10922, 10928, 10929, 10936, 17803 -> Failure.BUSY;
            case 40501, 41805, 41839, 49918, 49919, 49920 -> Failure.BUSY;
            case 40549, 40550, 40551, 40552, 40553 -> Failure.OVER_LIMIT;
            case 3906, 3908 -> Failure.READ_ONLY;
            case 1222, 1807 -> Failure.LOCK_TIMED_OUT;
            case 601, 617, 669, 1203, 1205, 1221, 3928, 3960, 3961, 13535, 24556, 24706 -> Failure.DEADLOCK;
            case 41301, 41302, 41305, 41325 -> Failure.DEADLOCK;
            case 3951, 3952, 3953, 3954, 3955, 3956, 3957, 3958, 3963, 3966, 3967, 7420, 35371, 41332 ->
                Failure.NO_SNAPSHOT;
            case 226, 574, 7391, 7395, 41368 -> Failure.NO_TRANSACTION;
            case 229, 230, 262, 297, 300, 371, 916, 3704, 4834, 6004, 7416, 10659, 15151, 15247 -> Failure.PERMISSION;
            case 208, 1088, 2760, 3701, 4701, 4902 -> Failure.TABLE_MISSING;
            case 207, 4104 -> Failure.COLUMN_MISSING;
            case 547 -> isForeignKey(failure) ? Failure.REFERENCE : Failure.CONSTRAINT;
            case 2601, 2627 -> Failure.DUPLICATE;
            case 1101, 1105, 1121, 3959, 5149, 9002, 40544, 41823, 41840 -> Failure.OUT_OF_SPACE;
            default -> isOfRow(number) ? Failure.CONSTRAINT : isOfStatement(number) ? Failure.SYNTAX : Failure.OTHER;
        };
    }

    /** Constraints, conversions and overflows. */
    private static boolean isOfRow(int number) {
        return switch (number) {
            case 511, 515, 1946, 3616, 8672 -> true;
            case 220, 232, 234, 235, 236, 237, 238, 241, 242, 244, 245, 248, 293, 295, 296, 517 -> true;
            case 2628, 3606, 3607, 8114, 8115, 8134, 8152, 8169, 9807, 13608, 13609 -> true;
            case 550, 3609, 3623, 4815, 4863, 4864, 8023, 33504 -> true;
            default -> number >= FIRST_OF_USERS || (number >= FIRST_OF_XML && number <= LAST_OF_XML);
        };
    }

    /** The kind of the constraint stands in the text of every language as it is. */
    private static boolean isForeignKey(SQLException failure) {
        String text = String.valueOf(failure.getMessage());
        return text.contains("FOREIGN KEY") || text.contains("REFERENCE");
    }

    /** What is wrong with a statement itself: the server's text names no value of a row. */
    private static boolean isOfStatement(int number) {
        return switch (number) {
            case 102, 105, 107, 109, 110, 116, 137, 145, 156, 170, 174, 195, 201, 205, 206, 209, 213, 257, 264 -> true;
            case 271, 273, 306, 319, 334, 402, 421, 457, 468, 529, 544, 1033, 2705, 2812, 4121, 4145 -> true;
            case 7202, 8117, 8120, 8155, 8156, 10794, 13536, 13537, 41333 -> true;
            default -> false;
        };
    }

    /** What the driver itself reports has no number; its states are those of ODBC. */
    private static Failure ofDriver(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("HY008") || state.equals("HYT00")) {
            return Failure.TIMED_OUT;
        }
        if (state.startsWith("08")) {
            return Failure.CONNECTION_LOST;
        }
        return state.startsWith("22") ? Failure.CONSTRAINT : Failure.OTHER;
    }

    /** The names at the beginning of the text. What follows them, in any language of the server, may be a value. */
    static @Nullable String culprit(SQLException failure) {
        int names = switch (failure.getErrorCode()) {
            case 262, 207, 208 -> 1;
            case 515, 2601, 2627, 2628 -> 2;
            case 229 -> 3;
            case 230, 547 -> 4;
            default -> 0;
        };
        List<String> found = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(String.valueOf(failure.getMessage()));
        while (found.size() < names && quoted.find()) {
            found.add(quoted.group(1) == null ? quoted.group(2) : quoted.group(1));
        }
        return found.isEmpty() ? null : String.join(", ", found);
    }
}
