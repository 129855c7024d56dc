package dev.fluxo.mysql;

import dev.fluxo.testkit.Backend;
import dev.fluxo.testkit.Capability;
import dev.fluxo.testkit.ControlTables;
import dev.fluxo.testkit.Database;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A {@link MysqlServer}. Each test makes databases of its own there; those of the control tables are the server's, and emptied before a test. */
public final class MysqlBackend implements Backend {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final @Nullable MysqlServer SERVER = MysqlServer.find();
    private static final boolean MARIADB = SERVER == null || SERVER.isMariaDb();
    private static final Map<String, String> WORDS = words();
    private static final Set<String> OPEN = new TreeSet<>();
    /** Also one with a table that others refer to. */
    private static final String DROP = "SET foreign_key_checks = 0; DROP DATABASE ";

    private static final String ADMINISTRATION = "mysql";
    /** Of all control tables together. */
    private static final long COLUMNS = 11 + 16 + 22 + 11 + 6;

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("SYSTEM_RANGE\\(([^()]+), ([^()]+)\\)(?! \\w)", "SYSTEM_RANGE($1, $2) r");
        words.put(
                "SYSTEM_RANGE\\((.+?), (.+?)\\)",
                "(WITH RECURSIVE r(x) AS (SELECT $1 FROM DUAL WHERE $1 <= $2 UNION ALL SELECT x + 1 FROM r WHERE x < $2) SELECT x FROM r)");
        words.put("\\b(TABLE|INTO|FROM|UPDATE|JOIN) change\\b", "$1 `change`");
        words.put("DATEADD\\((\\w+),", "TIMESTAMPADD($1,");
        // The server of the tests is in this zone.
        words.put("TIMESTAMP WITH TIME ZONE ('[^']*)\\+00(?::00)?'", "TIMESTAMP $1'");
        words.put("DEFAULT TIMESTAMP '", "DEFAULT '");
        words.put(
                "\\b(\\w+) INT CONSTRAINT (\\w+) REFERENCES (\\w+ \\(\\w+\\))",
                "$1 INT, CONSTRAINT $2 FOREIGN KEY ($1) REFERENCES $3");
        words.put(
                "\\b(\\w+) (VARCHAR_IGNORECASE\\(\\d+\\)) REFERENCES (\\w+ \\(\\w+\\))",
                "$1 $2, FOREIGN KEY ($1) REFERENCES $3");
        words.put("TIMESTAMP(\\(\\d\\))? WITH TIME ZONE", "XTIMESTAMP$1 NULL");
        words.put("CAST\\(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP\\)", "UTC_TIMESTAMP(6)");
        words.put("\\bTIMESTAMP(\\(\\d\\))", "DATETIME$1");
        words.put("\\bTIMESTAMP\\b(?! ')", "DATETIME(6)");
        words.put("XTIMESTAMP NULL", "TIMESTAMP(6) NULL");
        words.put("XTIMESTAMP", "TIMESTAMP");
        words.put("(LOCALTIMESTAMP|CURRENT_TIMESTAMP)(?!\\()", "$1(6)");
        words.put("VARCHAR_IGNORECASE(\\(\\d+\\))", "VARCHAR$1 COLLATE utf8mb4_general_ci");
        words.put("CAST\\(([\\w.]+) AS BOOLEAN\\)", "CASE $1 WHEN 1 THEN 'TRUE' WHEN 0 THEN 'FALSE' END");
        words.put("\\b(\\w+) IS DISTINCT FROM (\\w+)", "NOT ($1 <=> $2)");
        words.put("CAST\\((\\w+) AS VARCHAR", "CAST($1 AS CHAR");
        words.put("CAST\\((\\w+) AS BIGINT", "CAST($1 AS SIGNED");
        words.put("CAST\\('Infinity' AS DOUBLE PRECISION\\)", "1e300");
        if (!MARIADB) {
            // Each row of a VALUES is one of a word's own.
            words.put("(\\(VALUES |(?<=\\)), )(?=\\([^()]*\\)(?:, \\([^()]*\\))*\\) \\w\\(\\w\\))", "$1ROW");
        }
        words.put(
                "\\(VALUES ((?:\\([^()]*\\)(?:, )?)+)\\) (\\w)\\((\\w)\\)",
                "(WITH $2($3) AS (VALUES $1) SELECT $3 FROM $2) $2");
        words.put("(sk|id) (INT|BIGINT) GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "$1 $2 AUTO_INCREMENT PRIMARY KEY");
        words.put("(sk|id) (INT|BIGINT) GENERATED ALWAYS AS IDENTITY", "$1 $2 AUTO_INCREMENT UNIQUE");
        words.put("ALTER COLUMN (nome) SET NOT NULL", "MODIFY $1 VARCHAR(20) NOT NULL");
        words.put("ALTER COLUMN (full_name) SET NOT NULL", "MODIFY $1 VARCHAR(20) NOT NULL");
        words.put("DROP INDEX customer_updated(?! ON)", "DROP INDEX customer_updated ON customer");
        // Its own type takes no UUID that is of no version.
        words.put("RANDOM_UUID\\(\\)", "XUU()");
        words.put("\\bUUID\\b(?! ')", "CHAR(36)");
        words.put("XUU\\(\\)", "UUID()");
        words.put("\\bTEXT\\b", "LONGTEXT");
        words.put("CLOB", "LONGTEXT");
        return words;
    }

    private static MysqlServer server() {
        return Objects.requireNonNull(SERVER, "asked only where it is here");
    }

    @Override
    public boolean isHere() {
        return SERVER != null;
    }

    @Override
    public String code() {
        return "mysql";
    }

    @Override
    public Set<Capability> lacks() {
        return EnumSet.of(
                Capability.DDL_IN_TRANSACTIONS,
                Capability.GENERATED_IDENTITY,
                Capability.RESPELLED_REFERENCES,
                Capability.SHARED_SNAPSHOT,
                Capability.TABLE_IDENTITY);
    }

    @Override
    public Set<String> lackedTypes() {
        return MARIADB ? Set.of() : Set.of("uuid", "inet6");
    }

    /** In one zone, and with those operators that the other databases have. */
    @Override
    public String opened() {
        return "SET time_zone = '+00:00', sql_mode = CONCAT(@@sql_mode, ',PIPES_AS_CONCAT,NO_AUTO_VALUE_ON_ZERO'), "
                + (MARIADB ? "max_recursive_iterations" : "cte_max_recursion_depth") + " = 4294967295";
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("allowMultiQueries", "true");
    }

    @Override
    public String shown(String column) {
        return "CAST(" + column + " AS CHAR)";
    }

    @Override
    public synchronized Database create(String name) {
        String database = name + NUMBER.incrementAndGet();
        if (OPEN.isEmpty()) {
            clean();
        }
        administer("CREATE DATABASE " + database + " CHARACTER SET utf8mb4 COLLATE "
                + (MARIADB ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin"));
        OPEN.add(database);
        return open(database, () -> drop(database));
    }

    private Database open(String database, Runnable closing) {
        return Database.open(this, server().url() + database, server().user(), server().password(), closing);
    }

    /** A session that no test counts. */
    static Database elsewhere() {
        return Database.open(null, server().url() + ADMINISTRATION, server().user(), server().password(), () -> {});
    }

    private void administer(String sql) {
        try (Database administration = open(ADMINISTRATION, () -> {})) {
            administration.execute(sql);
        }
    }

    private synchronized void drop(String database) {
        administer(DROP + "`" + database + "`");
        OPEN.remove(database);
    }

    /** The control tables as they are made, and empty; nothing else. */
    private void clean() {
        try (Database administration = open(ADMINISTRATION, () -> {})) {
            List<String> left =
                    administration.rows("SELECT schema_name FROM information_schema.schemata WHERE schema_name"
                            + " NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys', 'ctl', 'audit')");
            left.forEach(database -> administration.execute(DROP + "`" + database + "`"));
            long columns = administration.number(
                    "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema IN ('ctl', 'audit')"
                            + " AND table_name <> 'flyway_schema_history'");
            if (columns == COLUMNS) {
                administration.execute(
                        "DELETE FROM audit.etl_expectation; DELETE FROM audit.etl_reject; DELETE FROM audit.etl_run_entity;"
                                + " DELETE FROM audit.etl_run; DELETE FROM ctl.etl_control");
                return;
            }
            administration.execute("DROP DATABASE IF EXISTS audit; DROP DATABASE IF EXISTS ctl");
            ControlTables.create(administration.yaml());
        }
    }

    @Override
    public String translate(String sql) {
        String translated = quoted(sql);
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            translated = translated.replaceAll(word.getKey(), word.getValue());
        }
        return translated;
    }

    /** A name stands in backticks, and a backslash in a text is doubled. */
    private static String quoted(String sql) {
        StringBuilder quoted = new StringBuilder();
        char within = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            boolean doubled = within == '"' && c == '"' && sql.startsWith("\"", i + 1);
            if (doubled) {
                quoted.append('"');
                i++;
            } else if (c == '"' && within != '\'') {
                quoted.append('`');
                within = within == 0 ? c : 0;
            } else {
                within = c == '\'' && within != '"' ? (within == 0 ? c : 0) : within;
                quoted.append(c == '\\' ? "\\\\" : c == '`' && within == '"' ? "``" : String.valueOf(c));
            }
        }
        return quoted.toString();
    }

    /** A word of the language is a name in quotes alone. */
    @Override
    public String spec(String yaml) {
        return yaml.replaceAll("\\b(FROM|AS) change\\b", "$1 `change`")
                .replaceAll("(?:OFFSET 0 ROWS FETCH NEXT|FETCH FIRST) (\\d+) ROWS ONLY", "LIMIT $1");
    }

    @Override
    public String lockTimeout(int millis) {
        return "?sessionVariables=innodb_lock_wait_timeout=" + Math.max(1, millis / 1_000);
    }

    @Override
    public String nowhere() {
        return "jdbc:mariadb://127.0.0.1:1/nowhere";
    }

    /** To divide by zero gives NULL. */
    @Override
    public String failing(String condition, String column) {
        return "CASE WHEN " + condition + " THEN EXP(10000 + LENGTH(" + column + ")) ELSE " + column + " END";
    }

    @Override
    public String dropControlTables() {
        return "DROP DATABASE audit; DROP DATABASE ctl";
    }

    @Override
    public String otherSessions() {
        return "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";
    }

    @Override
    public String executing(String text) {
        return "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()"
                + " AND command IN ('Query', 'Execute') AND info LIKE '%" + text + "%'";
    }

    /** A user belongs to the server, not to a database. */
    @Override
    public void createReader(Database database, String user, String password) {
        String name = database.text("SELECT DATABASE()");
        database.execute(
                "DROP USER IF EXISTS %1$s; CREATE USER %1$s IDENTIFIED BY '%2$s'; GRANT SELECT ON %3$s.* TO %1$s"
                        .formatted(user, password, name));
        signIn(name, user, password);
    }

    /** Once, for the server to know the password: MySQL takes it without TLS from then on. */
    private static void signIn(String database, String user, String password) {
        String url = server().url() + database + "?allowPublicKeyRetrieval=true";
        try (Database first = Database.open(null, url, user, password, () -> {})) {
            first.text("SELECT 1");
        }
    }

    @Override
    public void analyze(Database database, String table) {
        // All of its pages, not a sample of them.
        database.execute("ALTER TABLE " + table + " STATS_SAMPLE_PAGES = 10000; ANALYZE TABLE " + table);
    }

    @Override
    public void installHook(Database database, String table) {
        MysqlHook.install(database, table);
    }

    @Override
    public String toString() {
        return MARIADB ? "MariaDB" : "MySQL";
    }
}
