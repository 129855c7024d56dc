package dev.fluxo.sqlserver;

import dev.fluxo.testkit.Backend;
import dev.fluxo.testkit.Capability;
import dev.fluxo.testkit.ControlTables;
import dev.fluxo.testkit.Database;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link SqlServer}. Each test makes databases of its own there. */
public final class SqlServerBackend implements Backend {
    private static final Logger LOG = LoggerFactory.getLogger(SqlServerBackend.class);
    private static final AtomicInteger NUMBER = new AtomicInteger((int) (System.nanoTime() % 1_000_000));
    private static final Pattern KEYS_ALONE = Pattern.compile("(?m)^( *)(keys: \\[[^\\]]*])$");
    private static final Pattern KEYS_WITHIN = Pattern.compile("(keys: \\[[^\\]]*])( *[,}])");
    private static final Pattern NO_MERGE = Pattern.compile("strategy: (type2|append)");
    private static final Pattern DATABASE = Pattern.compile("(?i);databaseName=[^;]*");
    /** Those of hooks stay as long as the test. */
    static final String OTHER_SESSIONS =
            "SELECT COUNT(*) - 1 FROM sys.dm_exec_sessions WHERE database_id = DB_ID() AND program_name <> 'hook'";

    private static final @Nullable SqlServer SERVER = SqlServer.find();

    @Override
    public Set<Capability> lacks() {
        return EnumSet.of(Capability.SHARED_SNAPSHOT);
    }

    @Override
    public boolean isHere() {
        return SERVER != null;
    }

    private static SqlServer server() {
        return Objects.requireNonNull(SERVER, "asked only where it is here");
    }

    private String url(String database) {
        return DATABASE.matcher(server().url()).replaceAll("") + ";databaseName=" + database;
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
                Database.open(this, url(database), server().user(), server().password(), () -> drop(database));
        ControlTables.create(created.yaml());
        return created;
    }

    /** {@code -Detl.test.sqlserver.merge=false}: for servers that speak the protocol, and do not know MERGE. */
    @Override
    public String spec(String yaml) {
        return "false".equals(System.getProperty(SqlServer.PROPERTY + "merge")) ? withoutMerge(yaml) : yaml;
    }

    /** Only what is written by a MERGE says how it is written. Keys stand in a line of their own, or within braces. */
    static String withoutMerge(String yaml) {
        if (yaml.contains("write: ")) {
            return yaml.replace("write: merge", "write: update_insert");
        }
        return NO_MERGE.matcher(yaml).find()
                ? yaml
                : KEYS_WITHIN
                        .matcher(KEYS_ALONE.matcher(yaml).replaceAll("$1$2\n$1write: update_insert"))
                        .replaceAll("$1, write: update_insert$2");
    }

    /** What a test left connected is thrown out first. */
    private void drop(String database) {
        try (Database master = Database.open(null, url("master"), server().user(), server().password(), () -> {})) {
            master.attempt("ALTER DATABASE " + database + " SET SINGLE_USER WITH ROLLBACK IMMEDIATE");
        } catch (SQLException e) {
            LOG.debug("not every server that speaks the protocol knows how to: {}", e.getMessage());
        }
        administer("DROP DATABASE " + database);
    }

    private void administer(String sql) {
        try (Database master = Database.open(null, url("master"), server().user(), server().password(), () -> {})) {
            master.execute(sql);
        }
    }

    @Override
    public String translate(String sql) {
        return TransactSql.of(sql);
    }

    @Override
    public String dropControlTables() {
        return "DROP TABLE audit.etl_expectation, audit.etl_reject, audit.etl_run_entity, audit.etl_run, ctl.etl_control,"
                + " ctl.flyway_schema_history";
    }

    @Override
    public String lockTimeout(int millis) {
        return ";lockTimeout=" + millis;
    }

    @Override
    public String nowhere() {
        return "jdbc:sqlserver://127.0.0.1:1;databaseName=nowhere";
    }

    @Override
    public String otherSessions() {
        return OTHER_SESSIONS;
    }

    @Override
    public String executing(String text) {
        return requests(text);
    }

    static String requests(String text) {
        return "SELECT COUNT(*) FROM sys.dm_exec_requests r CROSS APPLY sys.dm_exec_sql_text(r.sql_handle) t"
                + " WHERE r.session_id <> @@SPID AND t.text LIKE '%" + text + "%'";
    }

    @Override
    public void createReader(Database database, String reader, String secret) {
        database.execute(reader(reader, secret));
    }

    /** A login belongs to the server, not to a database; the passwords of tests are no passwords for people. */
    static String reader(String name, String secret) {
        return """
                IF SUSER_ID('%1$s') IS NOT NULL DROP LOGIN %1$s;
                CREATE LOGIN %1$s WITH PASSWORD = '%2$s', CHECK_POLICY = OFF;
                CREATE USER %1$s FOR LOGIN %1$s;
                GRANT SELECT TO %1$s""".formatted(name, secret);
    }

    @Override
    public void installHook(Database database, String table) {
        SqlServerHook.install(database, table);
    }

    /** Each statement goes on without them. */
    @Override
    public boolean installKeeper(Database database, String table, String event) {
        String first = database.text(
                "SELECT name FROM sys.columns WHERE object_id = OBJECT_ID('" + table + "') AND column_id = 1");
        String columns = database.text("SELECT STRING_AGG(CONCAT('t.', name, ' = d.', name), ', ') FROM sys.columns"
                + " WHERE object_id = OBJECT_ID('" + table + "')");
        String keys =
                database.text("SELECT STRING_AGG(CONCAT('t.', c.name, ' = d.', c.name), ' AND ') FROM sys.indexes i"
                        + " JOIN sys.index_columns x ON x.object_id = i.object_id AND x.index_id = i.index_id"
                        + " JOIN sys.columns c ON c.object_id = x.object_id AND c.column_id = x.column_id"
                        + " WHERE i.is_unique = 1 AND i.object_id = OBJECT_ID('" + table + "')");
        database.execute(keeper(event, table, first, columns, keys));
        return true;
    }

    private static String keeper(String event, String table, String first, String columns, String keys) {
        return event.equals("DELETE")
                ? "CREATE TRIGGER keep ON %1$s AFTER DELETE AS INSERT INTO %1$s SELECT * FROM deleted WHERE %2$s %% 5 = 0"
                        .formatted(table, first)
                : "CREATE TRIGGER keep ON %1$s AFTER UPDATE AS UPDATE t SET %3$s FROM %1$s t JOIN deleted d ON %4$s WHERE d.%2$s %% 5 = 0"
                        .formatted(table, first, columns, keys);
    }

    @Override
    public String toString() {
        return "SQL Server";
    }
}
