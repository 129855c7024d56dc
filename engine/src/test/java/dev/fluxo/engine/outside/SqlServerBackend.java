package dev.fluxo.engine.outside;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A {@link SqlServer}. Each test makes databases of its own there. */
final class SqlServerBackend implements Backend {
    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() % 1_000_000));
    private static final Pattern DATABASE = Pattern.compile("(?i);databaseName=[^;]*");
    private static final Map<String, String> WORDS = words();

    private final String server;
    private final String user;
    private final String password;

    SqlServerBackend(SqlServer server) {
        this.server = server.url();
        this.user = server.user();
        this.password = server.password();
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("CAST\\(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP\\)", "SYSUTCDATETIME()");
        words.put("TIMESTAMP '([^']*)'", "CAST('$1' AS datetime2(6))");
        words.put("\\bDATE '([^']*)'", "CAST('$1' AS date)");
        words.put("TIMESTAMP\\((\\d)\\) WITH TIME ZONE", "datetimeoffset($1)");
        words.put("TIMESTAMP\\((\\d)\\)", "datetime2($1)");
        words.put("(?<![\\w_])TIMESTAMP(?![\\w_])", "datetime2(6)");
        words.put("LOCALTIMESTAMP", "SYSDATETIME()");
        words.put("CURRENT_DATE", "CAST(SYSDATETIME() AS date)");
        words.put("(\\w+) \\w+(?:\\([\\d, ]+\\))? GENERATED ALWAYS AS (\\((?:[^()]|\\([^()]*\\))*\\))", "$1 AS $2");
        words.put("GENERATED ALWAYS AS IDENTITY", "IDENTITY");
        words.put("VARCHAR_IGNORECASE\\((\\d+)\\)", "nvarchar($1) COLLATE Latin1_General_CI_AS");
        words.put("\\bVARCHAR\\(", "nvarchar(");
        words.put("\\bCHAR\\(", "nchar(");
        words.put("\\bBOOLEAN\\b", "bit");
        words.put("\\bUUID\\b", "uniqueidentifier");
        words.put("RANDOM_UUID\\(\\)", "NEWID()");
        words.put("REPEAT\\(", "REPLICATE(");
        words.put(
                "SYSTEM_RANGE\\((\\d+), (\\d+)\\)",
                "(SELECT TOP ($2 - $1 + 1) $1 - 1 + ROW_NUMBER() OVER (ORDER BY a.object_id) AS x"
                        + " FROM sys.all_columns a CROSS JOIN sys.all_columns b) v");
        words.put("CREATE SCHEMA (\\w+)", "EXEC('CREATE SCHEMA $1')");
        words.put("(?<!N)'(?:[^']|'')*'", "N$0");
        return words;
    }

    private String url(String database) {
        return DATABASE.matcher(server).replaceAll("") + ";databaseName=" + database;
    }

    @Override
    public String code() {
        return "sqlserver";
    }

    @Override
    public String shown(String column) {
        return "CAST(" + column + " AS nvarchar(max))";
    }

    @Override
    public Database create(String name) {
        String database = "flx_" + name + NUMBER.incrementAndGet();
        administer("CREATE DATABASE " + database);
        Database created =
                Database.open(this, url(database), user, password, () -> administer("DROP DATABASE " + database));
        ControlTables.create(created.yaml());
        return created;
    }

    /** {@code -Detl.test.sqlserver.merge=false}: for servers that speak the protocol, and do not know MERGE. */
    @Override
    public String spec(String yaml) {
        if (!"false".equals(System.getProperty(SqlServer.PROPERTY + "merge"))) {
            return yaml;
        }
        return yaml.contains("write: ")
                ? yaml.replace("write: merge", "write: update_insert")
                : yaml.replaceAll("keys: (\\[[^\\]]*])", "keys: $1, write: update_insert");
    }

    private void administer(String sql) {
        try (Database master = Database.open(null, url("master"), user, password, () -> {})) {
            master.execute(sql);
        }
    }

    @Override
    public String translate(String sql) {
        String translated = sql;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            translated = translated.replaceAll(word.getKey(), word.getValue());
        }
        return translated;
    }

    @Override
    public String dropControlTables() {
        return "DROP TABLE audit.etl_expectation, audit.etl_reject, audit.etl_run_entity, audit.etl_run, ctl.etl_control,"
                + " ctl.flyway_schema_history";
    }

    @Override
    public String otherSessions() {
        return "SELECT COUNT(*) - 1 FROM sys.dm_exec_sessions WHERE database_id = DB_ID() AND program_name <> 'hook'";
    }

    @Override
    public void createReader(Database database, String reader, String secret) {
        database.execute(
                "CREATE LOGIN %1$s WITH PASSWORD = '%2$s'; CREATE USER %1$s FOR LOGIN %1$s; GRANT SELECT TO %1$s"
                        .formatted(reader, secret));
    }

    @Override
    public void installHook(Database database, String table) {
        SqlServerHook.install(database, table);
    }

    @Override
    public String toString() {
        return "SQL Server";
    }
}
