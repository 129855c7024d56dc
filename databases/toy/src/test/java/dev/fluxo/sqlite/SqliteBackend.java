package dev.fluxo.sqlite;

import dev.fluxo.testkit.Backend;
import dev.fluxo.testkit.Capability;
import dev.fluxo.testkit.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each test has files in a folder of its own. */
public final class SqliteBackend implements Backend {
    private static final Map<String, String> WORDS = words();

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        // A schema is a file, which TestDriver attaches.
        words.put("CREATE SCHEMA dw", "");
        words.put("REFERENCES dw\\.", "REFERENCES ");
        words.put(
                "SYSTEM_RANGE\\((.+?), (.+?)\\)",
                "(WITH RECURSIVE r(x) AS (SELECT $1 WHERE $1 <= $2 UNION ALL SELECT x + 1 FROM r WHERE x < $2) SELECT x FROM r)");
        words.put("DATEADD\\((\\w+),", "DATEADD('$1',");
        words.put("(?:TIMESTAMP|DATE) ('[^']*')", "$1");
        words.put(
                "\\(VALUES ((?:\\([^()]*\\)(?:, )?)+)\\) (\\w)\\((\\w)\\)",
                "(SELECT column1 AS $3 FROM (VALUES $1)) $2");
        words.put("CAST\\(CURRENT_TIMESTAMP AT TIME ZONE 'UTC' AS TIMESTAMP\\)", "CURRENT_TIMESTAMP");
        words.put("(?:LOCALTIMESTAMP|CURRENT_TIMESTAMP)(?:\\(\\d\\))?", "strftime('%Y-%m-%d %H:%M:%f', 'now')");
        words.put("CAST\\(([\\w.]+) AS BOOLEAN\\)", "CASE $1 WHEN 1 THEN 'TRUE' WHEN 0 THEN 'FALSE' END");
        words.put("VARCHAR_IGNORECASE(\\(\\d+\\))", "VARCHAR$1 COLLATE NOCASE");
        words.put("CAST\\((\\w+) AS DATE\\)", "date($1)");
        words.put("CAST\\((MAX\\(\\w+\\)) AS DECIMAL\\(12, 2\\)\\)", "printf('%.2f', $1)");
        words.put("CAST\\('Infinity' AS DOUBLE PRECISION\\)", "9e999");
        words.put("ALTER TABLE (\\w+) ADD CONSTRAINT (\\w+) UNIQUE (\\(\\w+\\))", "CREATE UNIQUE INDEX $2 ON $1 $3");
        words.put(
                "ALTER TABLE dim_customer DROP PRIMARY KEY",
                "DROP TABLE dim_customer; CREATE TABLE dim_customer (customer_id INT, nome VARCHAR(20), limite DECIMAL(12, 2),"
                        + " dw_loaded_at TIMESTAMP)");
        // Only a table's key numbers itself.
        words.put("(?s)(sk (?:INT|BIGINT) GENERATED ALWAYS AS IDENTITY.*?) PRIMARY KEY", "$1 NOT NULL UNIQUE");
        words.put(
                "(sk|id) (?:INT|BIGINT) GENERATED ALWAYS AS IDENTITY(?: PRIMARY KEY)?",
                "$1 INTEGER PRIMARY KEY AUTOINCREMENT");
        words.put("INT PRIMARY KEY", "INT NOT NULL PRIMARY KEY");
        words.put("CHAR_LENGTH\\(", "LENGTH(");
        words.put("RIGHT\\((\\w+), ", "SUBSTR($1, -");
        words.put("LEFT\\((\\w+), ", "SUBSTR($1, 1, ");
        words.put("REPEAT\\(('[^']*'), (\\d+)\\)", "REPLACE(HEX(ZEROBLOB($2)), '00', $1)");
        return words;
    }

    @Override
    public String code() {
        return "sqlite";
    }

    /** One file, one writer; no server that would know users, watch the time, or number its tables. */
    @Override
    public Set<Capability> lacks() {
        return EnumSet.complementOf(EnumSet.of(
                Capability.DDL_IN_TRANSACTIONS,
                Capability.LOOSE_INDEXES,
                Capability.READ_COMMITTED,
                Capability.RESPELLED_REFERENCES,
                Capability.SAVEPOINTS,
                Capability.TEXT_LENGTHS));
    }

    @Override
    public String shown(String column) {
        return "CAST(" + column + " AS TEXT)";
    }

    /** Nobody cuts the power while tests run, so that nobody waits for the disk. */
    @Override
    public Database create(String name) {
        try {
            Path folder = Files.createTempDirectory("sqlite");
            String url = "jdbc:sqlite:" + folder.resolve(name + ".db") + "?synchronous=OFF";
            return Database.open(this, url, "", "", () -> {
                TestDriver.forget(url);
                delete(folder);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the engine's. */
    @Override
    public String opened() {
        return "ATTACH " + SqliteDialect.FILE + " || '-ctl' AS ctl; ATTACH " + SqliteDialect.FILE
                + " || '-audit' AS audit";
    }

    @Override
    public String translate(String sql) {
        String translated = sql;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            translated = translated.replaceAll(word.getKey(), word.getValue());
        }
        return translated;
    }

    /** The driver executes the first of several, and forgets the others. */
    @Override
    public List<String> statements(String sql) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (c == '\'' || c == '"') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            }
            boolean quoted = quote != 0;
            boolean body = statement.indexOf("CREATE TRIGGER") >= 0 && statement.indexOf("END") < 0;
            if (c == ';' && !quoted && !body) {
                statements.add(statement.toString());
                statement.setLength(0);
            } else {
                statement.append(c);
            }
        }
        statements.add(statement.toString());
        statements.removeIf(String::isBlank);
        return statements;
    }

    /** Columns hold what was written; as what they are declared shows the metadata. */
    @Override
    public @Nullable String cell(ResultSet result, int column, int type) throws SQLException {
        String text = result.getString(column);
        if (text == null) {
            return null;
        }
        // The number of the type is that of the row's value.
        if (result.getMetaData().getColumnTypeName(column).equals("DECIMAL")) {
            return new BigDecimal(text)
                    .setScale(result.getMetaData().getScale(column))
                    .toPlainString();
        }
        return switch (type) {
            case Types.BOOLEAN -> text.equals("0") ? "FALSE" : "TRUE";
            case Types.TIMESTAMP -> text.endsWith(":00") && text.length() > 16 ? text.substring(0, 16) : text;
            default -> text;
        };
    }

    @Override
    public String spec(String yaml) {
        return yaml.replaceAll("(?:OFFSET 0 ROWS )?FETCH (?:FIRST|NEXT) (\\d+) ROWS ONLY", "LIMIT $1");
    }

    @Override
    public String lockTimeout(int millis) {
        return "&busy_timeout=" + millis;
    }

    @Override
    public String nowhere() {
        return "jdbc:sqlite:/nowhere/at/all.db";
    }

    /** To divide by zero gives NULL; there is no greatest number's successor. */
    @Override
    public String failing(String condition, String column) {
        return "CASE WHEN " + condition + " THEN abs(-9223372036854775807 - 1) ELSE " + column + " END";
    }

    @Override
    public String dropControlTables() {
        return "DROP TABLE audit.etl_expectation; DROP TABLE audit.etl_reject; DROP TABLE audit.etl_run_entity; DROP TABLE audit.etl_run;"
                + " DROP TABLE ctl.etl_control; DROP TABLE ctl.flyway_schema_history";
    }

    @Override
    public String otherSessions() {
        return "SELECT flx_sessions() - 1";
    }

    /** Of which statement it is cannot be seen. */
    @Override
    public String executing(String text) {
        return "SELECT flx_executing()";
    }

    @Override
    public void createReader(Database database, String user, String password) {
        // Who may read the file may read it all.
    }

    @Override
    public void installHook(Database database, String table) {
        String first = database.text("SELECT name FROM pragma_table_info('" + table + "') WHERE cid = 0");
        database.execute("CREATE TRIGGER hook_%1$s BEFORE INSERT ON %1$s BEGIN SELECT flx_hook(NEW.%2$s); END"
                .formatted(table, first));
    }

    @Override
    public boolean installKeeper(Database database, String table, String event) {
        String first = database.text("SELECT name FROM pragma_table_info('" + table + "') WHERE cid = 0");
        database.execute(
                "CREATE TRIGGER keep BEFORE %1$s ON %2$s WHEN OLD.%3$s %% 5 = 0 BEGIN SELECT RAISE(IGNORE); END"
                        .formatted(event, table, first));
        return true;
    }

    @Override
    public String toString() {
        return "SQLite";
    }
}
