package dev.fluxo.duckdb;

import dev.fluxo.testkit.Backend;
import dev.fluxo.testkit.Capability;
import dev.fluxo.testkit.Database;
import dev.fluxo.testkit.Hook;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;

/** Databases in memory, which all connections of this process share by their name. */
public final class DuckDbBackend implements Backend {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String IDENTITY = "GENERATED ALWAYS AS IDENTITY";
    private static final Map<String, String> WORDS = words();

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("VARCHAR_IGNORECASE\\(\\d+\\)", "VARCHAR COLLATE NOCASE");
        words.put(
                "SYSTEM_RANGE\\((.+?), (.+?)\\)",
                "(SELECT range AS x FROM range(CAST($1 AS BIGINT), CAST($2 AS BIGINT) + 1))");
        words.put("CLOB", "VARCHAR");
        words.put(
                "(?<!ADD )(?<!ADD COLUMN )(?<!\\w)(?!AS )(\\w+|\"(?:[^\"]|\"\")+\") (?:VAR)?CHAR\\((\\d+)\\)(?! AS| COLLATE| GENERATED)",
                "$1 VARCHAR CHECK (length($1) <= $2)");
        words.put("ALTER TABLE (\\w+) ADD CONSTRAINT (\\w+) UNIQUE (\\(\\w+\\))", "CREATE UNIQUE INDEX $2 ON $1 $3");
        words.put(
                "ALTER TABLE dim_customer DROP PRIMARY KEY",
                "DROP TABLE dim_customer; CREATE TABLE dim_customer (customer_id INT, nome VARCHAR(20), limite DECIMAL(12, 2),"
                        + " dw_loaded_at TIMESTAMP)");
        words.put("DATEADD\\((\\w+),", "DATEADD('$1',");
        words.put("CHAR_LENGTH\\(", "LENGTH(");
        words.put(
                "(?<=[,(]\\s{0,9}|(?:SELECT|SET|WHERE|BY) )at(?= TIMESTAMP| DATE| =|[,)]| FROM| AS| DESC| ORDER)",
                "\"at\"");
        words.put("LOCALTIMESTAMP(?:\\(\\d\\))?", "CAST(now() AS TIMESTAMP)");
        words.put("CURRENT_TIMESTAMP(?:\\(\\d\\))?(?! AT)", "now()");
        return words;
    }

    @Override
    public String code() {
        return "duckdb";
    }

    @Override
    public Set<Capability> lacks() {
        return EnumSet.of(
                Capability.ALTERED_COLUMNS,
                Capability.CASE_SENSITIVE_NAMES,
                Capability.GENERATED_IDENTITY,
                Capability.LOGINS,
                Capability.LOOSE_INDEXES,
                Capability.NAMED_CONSTRAINTS,
                Capability.OPEN_TRANSACTIONS,
                Capability.READ_COMMITTED,
                Capability.RESPELLED_REFERENCES,
                Capability.SAVEPOINTS,
                Capability.SHARED_SNAPSHOT,
                Capability.STATEMENT_TIMEOUT,
                Capability.TABLE_IDENTITY,
                Capability.TEXT_LENGTHS);
    }

    @Override
    public String shown(String column) {
        return "CAST(" + column + " AS VARCHAR)";
    }

    @Override
    public Database create(String name) {
        return Database.open(this, "jdbc:duckdb::memory:" + name + NUMBER.incrementAndGet(), "", "", () -> {});
    }

    @Override
    public Database lasting(Path folder, String name) {
        Database database = Database.open(this, "jdbc:duckdb:" + folder.resolve(name + ".duckdb"), "", "", () -> {});
        database.execute(TestDriver.DATEADD);
        return database;
    }

    /** As the engine's: two connections to a database have to be of one configuration. */
    @Override
    public Map<String, String> properties() {
        return new DuckDbDialect()
                .driverProperties("", Set.of(), dev.fluxo.engine.spi.ConnectionSettings.Timeouts.DEFAULT);
    }

    @Override
    public String opened() {
        return "SET TimeZone = 'UTC'";
    }

    @Override
    public String translate(String sql) {
        String translated = sql;
        if (sql.contains(IDENTITY)) {
            String sequence = "flx_ids_" + NUMBER.incrementAndGet();
            translated =
                    "CREATE SEQUENCE " + sequence + "; " + sql.replace(IDENTITY, "DEFAULT nextval('" + sequence + "')");
        }
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            translated = translated.replaceAll(word.getKey(), word.getValue());
        }
        return translated;
    }

    /** A word of its own has to be quoted. */
    @Override
    public String spec(String yaml) {
        return yaml.replace("\"SELECT id, at FROM", "\"SELECT id, \\\"at\\\" FROM");
    }

    /** Nobody waits for a lock. */
    @Override
    public String lockTimeout(int millis) {
        return "";
    }

    @Override
    public String nowhere() {
        return "jdbc:duckdb:/nowhere/at/all.duckdb";
    }

    /** To divide by zero gives NULL. */
    @Override
    public String failing(String condition, String column) {
        return "CASE WHEN " + condition + " THEN error('refused') ELSE " + column + " END";
    }

    @Override
    public String otherSessions() {
        return "SELECT count - 1 FROM duckdb_connection_count()";
    }

    @Override
    public String executing(String text) {
        return "SELECT " + Executing.count(text);
    }

    @Override
    public void createReader(Database database, String user, String password) {
        // Who may open the file may read it all.
    }

    /** There are no triggers: a check that a function of Java answers, of a table that is made anew with it. */
    @Override
    public void installHook(Database database, String table) {
        try {
            DuckDBFunctions.scalarFunction()
                    .withName("flx_hook")
                    .withParameter(Long.class)
                    .withReturnType(Integer.class)
                    .withFunction((Long number) -> {
                        Hook.pass(number);
                        return 0;
                    })
                    .withVolatile()
                    .register(database.connection().unwrap(DuckDBConnection.class));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        String first = database.text("SELECT column_name FROM duckdb_columns() WHERE table_name = '" + table
                + "' ORDER BY column_index LIMIT 1");
        database.execute(
                "ALTER TABLE " + table + " ADD CONSTRAINT hook CHECK (flx_hook(CAST(" + first + " AS BIGINT)) = 0)");
    }

    @Override
    public String toString() {
        return "DuckDB";
    }
}
