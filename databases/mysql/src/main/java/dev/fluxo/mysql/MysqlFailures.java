package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Failure;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers of MariaDB's and MySQL's failures, which are alike below 1900; above, each has its own. */
final class MysqlFailures {
    /** Of texts that name a column, a constraint or a table, and hold no value of a row. */
    private static final Pattern NAME = Pattern.compile(
            "(?:[Cc]olumn|[Ff]ield|CONSTRAINT|[Cc]onstraint|[Kk]ey|[Tt]able|database|object) [`']([^`']+)[`'](?:\\.`([^`]+)`)?");

    private static final Pattern PRIVILEGE = Pattern.compile("the ([A-Z ,]+) privilege");

    private MysqlFailures() {}

    static Failure classify(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1045, 1698, 1251, 1275, 2059 -> Failure.LOGIN;
            case 1130, 1129, 1862, 1820, 4151, 3118, 3955 -> Failure.NOT_ADMITTED;
            case 1049 -> Failure.DATABASE_MISSING;
            case 1040, 1203, 1226 -> Failure.NO_CONNECTION_LEFT;
            case 1053, 1077, 1927, 1152, 1153, 1154, 1155, 1156, 1157, 1158, 1159, 1160, 1161, 1184, 2006, 2013, 4031 ->
                Failure.CONNECTION_LOST;
            case 1317, 1969, 3024, 1907 -> Failure.TIMED_OUT;
            case 1205, 3572, 1206 -> Failure.LOCK_TIMED_OUT;
            case 1213, 1614, 1020 -> Failure.DEADLOCK;
            case 1044, 1142, 1143, 1227, 1370, 1410, 1419 -> Failure.PERMISSION;
            case 1051, 1109, 1146, 1356 -> Failure.TABLE_MISSING;
            case 1054, 1091 -> Failure.COLUMN_MISSING;
            case 1064, 1060, 1063, 1066, 1149, 1222, 1241, 1247, 1248, 1305, 1582, 1630, 1055 -> Failure.SYNTAX;
            case 1216, 1217, 1451, 1452 -> Failure.REFERENCE;
            case 1062, 1022, 1169, 1586, 1859 -> Failure.DUPLICATE;
            case 1048,
                    1121,
                    1138,
                    1171,
                    1242,
                    1263,
                    1264,
                    1265,
                    1292,
                    1300,
                    1364,
                    1365,
                    1366,
                    1367,
                    1406,
                    1411,
                    1416,
                    1425,
                    1426,
                    1439,
                    1441,
                    1525,
                    1526,
                    1644,
                    1690,
                    1748,
                    1118,
                    1071,
                    1772,
                    3140,
                    3156,
                    3819,
                    4025,
                    4078,
                    4079,
                    3037,
                    3055,
                    3516,
                    3617,
                    3732 -> Failure.CONSTRAINT;
            case 1021, 1114, 1534, 3 -> Failure.OUT_OF_SPACE;
            case 1037, 1038, 1041 -> Failure.BUSY;
            case 1104, 1930, 1968, 3020 -> Failure.OVER_LIMIT;
            case 1290, 1792, 1836, 3098 -> Failure.READ_ONLY;
            default -> byState(failure);
        };
    }

    /** Server or driver do not allow LOAD DATA of what this process has. */
    static boolean isLoadForbidden(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1148, 3948, 4166 -> true;
            default -> false;
        };
    }

    /** The driver cannot sign in by {@code caching_sha2_password}: it has neither TLS nor the server's key. */
    static boolean wantsKey(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains("RSA public key is not available");
    }

    private static Failure byState(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (failure instanceof SQLTimeoutException) {
            return Failure.TIMED_OUT;
        }
        if (state.equals("28000") || wantsKey(failure)) {
            return Failure.LOGIN;
        }
        if (state.startsWith("22") || state.startsWith("23") || state.equals("45000")) {
            return Failure.CONSTRAINT;
        }
        if (state.startsWith("42")) {
            return Failure.SYNTAX;
        }
        return state.startsWith("08") ? Failure.CONNECTION_LOST : Failure.OTHER;
    }

    /** Names only, from texts that are known to hold no value behind the name. */
    static @Nullable String culprit(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1227 -> privilege(failure);
            case 1044, 1048, 1264, 1265, 1364, 1406, 1451, 1452, 4025, 3819, 1142, 1143, 1146, 1054 -> name(failure);
            case 1062 -> last(failure);
            default -> null;
        };
    }

    /** {@code you need (at least one of) the PROCESS privilege(s)} */
    private static @Nullable String privilege(SQLException failure) {
        Matcher privilege = PRIVILEGE.matcher(String.valueOf(failure.getMessage()));
        return privilege.find() ? privilege.group(1) : null;
    }

    private static @Nullable String name(SQLException failure) {
        Matcher name = NAME.matcher(String.valueOf(failure.getMessage()));
        if (!name.find()) {
            return null;
        }
        return name.group(2) == null ? name.group(1) : name.group(1) + "." + name.group(2);
    }

    /** {@code Duplicate entry '…' for key 'PRIMARY'}: the value comes first. */
    private static @Nullable String last(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int key = message.lastIndexOf(" for key '");
        int end = message.indexOf('\'', key + " for key '".length());
        return key < 0 || end < 0 ? null : "key " + message.substring(key + " for key '".length(), end);
    }
}
