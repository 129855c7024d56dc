package dev.fluxo.postgresql;

import dev.fluxo.testkit.Backend;
import dev.fluxo.testkit.ControlTables;
import dev.fluxo.testkit.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, started once from binaries that are a dependency of the tests. Each test copies a database that has ctl and audit. */
public final class PostgresBackend implements Backend {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String USER = "postgres";
    private static final String TEMPLATE = "fluxo_template";

    /** What PostgreSQL writes in another way; some of it is made a function of the template. */
    private static final Map<String, String> WORDS = words();

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("DATEADD\\((\\w+),", "DATEADD('$1',");
        words.put("VARCHAR_IGNORECASE\\(\\d+\\)", "citext");
        words.put("TINYINT", "SMALLINT");
        words.put("GENERATED ALWAYS AS (\\((?:[^()]|\\([^()]*\\))*\\))", "GENERATED ALWAYS AS $1 STORED");
        words.put("ALTER TABLE (\\w+) DROP PRIMARY KEY", "ALTER TABLE $1 DROP CONSTRAINT $1_pkey");
        return words;
    }

    /** Files in memory, where a system has such: each test makes two databases, of some 300 files each. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ENOUGH = 4L << 30;

    /** One server for all tests of a JVM. */
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        /** Files are copied in half of the processor's time that it takes to log each page; before 15 they always were. */
        static final String COPIED = version() < 15 ? "" : " STRATEGY file_copy";

        private static int version() {
            try (Database postgres = Database.open(null, url(POSTGRES, USER), USER, USER, () -> {})) {
                return (int) postgres.number("SELECT current_setting('server_version_num')::int / 10000");
            }
        }

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
                if (Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH) {
                    builder.setDataDirectory(Files.createTempDirectory(MEMORY, "fluxo-postgres"));
                }
                EmbeddedPostgres server = builder.setPGStartupWait(Duration.ofMinutes(1))
                        .setServerConfig("timezone", "UTC")
                        .setServerConfig("log_timezone", "UTC")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                template(server);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void template(EmbeddedPostgres server) {
            String url = url(server, TEMPLATE);
            try (Database postgres = Database.open(null, url(server, USER), USER, USER, () -> {})) {
                postgres.execute("CREATE DATABASE " + TEMPLATE);
            }
            try (Database template = Database.open(null, url, USER, USER, () -> {})) {
                template.execute("""
                        CREATE EXTENSION citext;
                        CREATE FUNCTION system_range(bigint, bigint) RETURNS TABLE (x bigint) LANGUAGE sql
                          AS 'SELECT generate_series($1, $2)';
                        CREATE FUNCTION dateadd(text, bigint, timestamp) RETURNS timestamp LANGUAGE sql IMMUTABLE
                          AS 'SELECT $3 + ($2 || '' '' || $1)::interval';
                        CREATE FUNCTION random_uuid() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()'""");
            }
            ControlTables.create("url: \"%s\", user: postgres, password: postgres".formatted(url));
        }
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    @Override
    public String code() {
        return "postgresql";
    }

    /** Texts become what the column is, as in the other databases. */
    @Override
    public Map<String, String> properties() {
        return Map.of("stringtype", "unspecified");
    }

    /** The driver would set the JVM's zone, and the server's clock is what tests speak of. */
    @Override
    public String opened() {
        return "SET TIME ZONE 'UTC'";
    }

    @Override
    public String shown(String column) {
        return column + "::text";
    }

    @Override
    public Database create(String name) {
        String database = name + NUMBER.incrementAndGet();
        String administration = url(Server.POSTGRES, USER);
        try (Database postgres = Database.open(this, administration, USER, USER, () -> {})) {
            postgres.execute("CREATE DATABASE " + database + " TEMPLATE " + TEMPLATE + Server.COPIED);
        }
        return Database.open(this, url(Server.POSTGRES, database), USER, USER, () -> {
            try (Database postgres = Database.open(this, administration, USER, USER, () -> {})) {
                postgres.execute("DROP DATABASE " + database + " WITH (FORCE)");
            }
        });
    }

    @Override
    public String translate(String sql) {
        String translated = sql;
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            translated = translated.replaceAll(word.getKey(), word.getValue());
        }
        return translated;
    }

    /** Those of hooks stay as long as the test. */
    @Override
    public String lockTimeout(int millis) {
        return "?options=-c%20lock_timeout%3D" + millis;
    }

    @Override
    public String nowhere() {
        return "jdbc:postgresql://127.0.0.1:1/nowhere";
    }

    @Override
    public String otherSessions() {
        return "SELECT COUNT(*) - 1 FROM pg_stat_activity WHERE datname = current_database()"
                + " AND backend_type = 'client backend' AND application_name <> 'hook'";
    }

    @Override
    public String executing(String text) {
        return "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
                + " AND state = 'active' AND query LIKE '%" + text + "%'";
    }

    /** A user belongs to the server, not to a database. */
    @Override
    public void createReader(Database database, String user, String password) {
        database.execute("DROP ROLE IF EXISTS %1$s; CREATE ROLE %1$s LOGIN PASSWORD '%2$s'".formatted(user, password)
                + "; GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + user);
    }

    @Override
    public void analyze(Database database, String table) {
        database.execute("ANALYZE " + table);
    }

    @Override
    public void installHook(Database database, String table) {
        PostgresHook.install(database, table);
    }

    @Override
    public boolean installKeeper(Database database, String table, String event) {
        String first = database.text("SELECT column_name FROM information_schema.columns WHERE table_name = '" + table
                + "' AND ordinal_position = 1");
        database.execute("""
                CREATE FUNCTION keep_%1$s() RETURNS trigger LANGUAGE plpgsql AS $keep$
                BEGIN
                  IF OLD.%2$s %% 5 = 0 THEN RETURN NULL; END IF;
                  RETURN coalesce(NEW, OLD);
                END $keep$;
                CREATE TRIGGER keep BEFORE %3$s ON %1$s FOR EACH ROW EXECUTE FUNCTION keep_%1$s()""".formatted(table, first, event));
        return true;
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }
}
