package dev.fluxo.mysql;

import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.Sql;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a session is told when it is opened, whatever login, database or server have set otherwise. */
final class MysqlSession {
    /**
     * A value that does not fit is refused, not cut; a zero is no date, nor a new number of an AUTO_INCREMENT. Texts may stand in "…", and a
     * backslash escapes, as in the queries that people have.
     */
    private static final String SQL_MODE = "STRICT_TRANS_TABLES,STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION";

    /** While rows are merged nobody reads on: the server would hang up on a reader after a minute. */
    private static final long PATIENCE = Duration.ofHours(8).toSeconds();
    /** What stands for ever where the server knows no zero. */
    private static final long FOR_EVER = 31_536_000;

    private MysqlSession() {}

    static Map<String, String> properties(Timeouts timeouts) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("connectTimeout", millis(timeouts.connect()));
        properties.put("socketTimeout", millis(timeouts.socket()));
        properties.put("tcpKeepAlive", "true");
        properties.put("allowLocalInfile", "true");
        properties.put("rewriteBatchedStatements", "true");
        properties.put("useBulkStmtsForInserts", "false");
        properties.put("connectionAttributes", "program_name:fluxo");
        return properties;
    }

    /**
     * Moments are told in UTC. Each statement reads what was committed before it began, which is what one cursor over a window needs; a
     * merge locks no gaps that way.
     */
    static List<Sql> opened(Timeouts timeouts) {
        return List.of(
                Sql.of("SET SESSION sql_mode = '" + SQL_MODE + "', time_zone = '+00:00', foreign_key_checks = 1,"
                        + " unique_checks = 1, sql_safe_updates = 0, sql_auto_is_null = 0, sql_big_selects = 1,"
                        + " sql_select_limit = 18446744073709551615, wait_timeout = " + PATIENCE
                        + ", net_read_timeout = " + PATIENCE + ", net_write_timeout = " + PATIENCE
                        + ", innodb_lock_wait_timeout = " + lock(timeouts) + ", lock_wait_timeout = " + lock(timeouts)
                        + ofMariaDb("max_statement_time = " + seconds(timeouts.statement()))
                        + ofMySql("max_execution_time = " + timeouts.statement().toMillis()
                                + ", information_schema_stats_expiry = 0")),
                Sql.of("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"));
    }

    /** A comment that MariaDB alone executes. */
    private static String ofMariaDb(String setting) {
        return " /*M!100000 , " + setting + " */";
    }

    /** MariaDB leaves out what is meant for these versions of MySQL. */
    private static String ofMySql(String setting) {
        return " /*!80000 , " + setting + " */";
    }

    private static long lock(Timeouts timeouts) {
        return timeouts.lock().isZero() ? FOR_EVER : Math.max(1, seconds(timeouts.lock()));
    }

    private static long seconds(Duration wait) {
        return Math.min((wait.toMillis() + 999) / 1_000, FOR_EVER);
    }

    private static String millis(Duration wait) {
        return Long.toString(Math.min(wait.toMillis(), Integer.MAX_VALUE));
    }
}
