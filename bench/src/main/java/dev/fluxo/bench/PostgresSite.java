package dev.fluxo.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Databases of one PostgreSQL server: the source as it was, the source after the changes, and a target for each contender. The
 * source that is loaded has always the same name: under another, a watermark would not be the engine's own.
 */
final class PostgresSite implements Site {
    /** Counts, with its column named x. */
    static final String SERIES = "generate_series(%d, %d) AS numbers(x)";

    private static final String OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
            + " AND pid <> pg_backend_pid()";

    private static final String FILLED = """
            SELECT string_agg(oid::regclass::text, ', ') FROM pg_class WHERE relkind = 'r' AND pg_relation_size(oid) > 0
              AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)""";

    private final PostgresServer server;
    private final Cpu cpu;
    private final Workload workload;
    private final Database source;
    private final Database before;
    private final Database after;
    private final @Nullable SlowLine line;
    private final Map<Database, String> expected = new HashMap<>();
    private final Set<String> created = new HashSet<>();
    private Database standing;

    private PostgresSite(PostgresServer server, Workload workload) throws IOException, SQLException {
        this.server = server;
        line = workload.overSlowLine() ? SlowLine.to(server.administration()) : null;
        this.cpu = Cpu.of(server.administration());
        this.workload = workload;
        source = database("src");
        before = database("src_before");
        after = database("src_changed");
        standing = before;
    }

    static PostgresSite start(BenchOptions options, Workload workload) throws IOException, SQLException {
        return new PostgresSite(PostgresServer.of(options), workload);
    }

    @Override
    public void fill(int rows) throws SQLException {
        drop(name(before));
        create(source, "template0");
        change(source, workload.createSource(rows), before);
        if (!workload.scenarios().stream().allMatch(Scenario::isBeforeChanges)) {
            create(after, name(source));
            change(after, workload.changeSource(rows), after);
        }
    }

    private void change(Database database, List<String> statements, Database as) throws SQLException {
        database.execute(statements);
        database.execute("VACUUM (FREEZE, ANALYZE)");
        expected.put(as, Fingerprint.of(database, workload.expected(), workload.sums()));
    }

    @Override
    public Database source(Scenario scenario) throws SQLException {
        Database wanted = scenario.isBeforeChanges() ? before : after;
        if (!wanted.equals(standing)) {
            rename(source, standing);
            rename(wanted, source);
            standing = wanted;
        }
        return line == null ? source : line.far(source);
    }

    private void rename(Database database, Database to) throws SQLException {
        created.add(name(to));
        server.administration().execute("ALTER DATABASE " + name(database) + " RENAME TO " + name(to));
    }

    @Override
    public Database target(String contender) {
        return database("dw_" + contender);
    }

    @Override
    public void empty(Database target) throws SQLException {
        create(target, "template0");
        target.execute(workload.createTarget());
    }

    /** An empty table stays as it was created: were it vacuumed, the planner would believe that it has no pages, and let a MERGE read it once for each row. */
    @Override
    public void settle(Database target) throws SQLException {
        String tables = target.text(FILLED);
        if (tables != null) {
            target.execute("VACUUM (ANALYZE) " + tables);
        }
        target.execute("CHECKPOINT");
    }

    /** What a backend used is known when it has ended, which it does a moment after its client. */
    @Override
    public @Nullable Double cpuSeconds() throws IOException, SQLException, InterruptedException {
        while (!"0".equals(server.administration().text(OTHERS))) {
            Thread.sleep(50);
        }
        Thread.sleep(300);
        return cpu.seconds();
    }

    @Override
    public void verify(Scenario scenario, Database target) throws SQLException {
        String found = Fingerprint.of(target, workload.found(), workload.sums());
        String right = expected.get(scenario.isBeforeChanges() ? before : after);
        if (!found.equals(right)) {
            throw new IllegalStateException(
                    name(target) + " is not what it should be: " + found + " instead of " + right);
        }
    }

    @Override
    public Map<String, String> facts() throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("postgresql", String.valueOf(server.administration().text("SELECT version()")));
        facts.put("postgresql settings", String.valueOf(server.administration().text("""
                SELECT string_agg(name || '=' || current_setting(name), ', ' ORDER BY name) FROM pg_settings WHERE name IN (
                  'shared_buffers', 'max_wal_size', 'fsync', 'synchronous_commit', 'wal_level', 'work_mem', 'random_page_cost',
                  'max_connections', 'full_page_writes', 'jit', 'autovacuum', 'max_parallel_workers_per_gather')""")));
        return facts;
    }

    /** Nothing is left behind on a server that was there before. */
    @Override
    public void close() throws IOException, SQLException {
        try (server;
                line) {
            for (String database : created) {
                drop(database);
            }
        }
    }

    private void create(Database database, String template) throws SQLException {
        drop(name(database));
        created.add(name(database));
        String locale = template.equals("template0") ? " ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'" : "";
        server.administration().execute("CREATE DATABASE " + name(database) + " TEMPLATE " + template + locale);
    }

    private void drop(String database) throws SQLException {
        server.administration().execute("DROP DATABASE IF EXISTS " + database);
    }

    /** The prefix keeps them apart from whatever else a server holds. */
    private Database database(String name) {
        return server.database("fluxo_bench_" + name);
    }

    private static String name(Database database) {
        return database.url().replaceFirst(".*/([^/?]*).*", "$1");
    }
}
