package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Databases of one PostgreSQL server: the source as it was, the source after the changes, and a target for each contender. */
final class PostgresSite implements Site {
    private static final String SERIES = "generate_series(%d, %d) AS numbers(x)";

    private final PostgresServer server;
    private final Database before;
    private final Database after;
    private final Map<Database, String> expected = new HashMap<>();
    private final Set<String> created = new HashSet<>();

    private PostgresSite(PostgresServer server) {
        this.server = server;
        before = database("src");
        after = database("src_changed");
    }

    static PostgresSite start(BenchOptions options) throws IOException {
        return new PostgresSite(PostgresServer.of(options));
    }

    @Override
    public void fill(int rows) throws SQLException {
        create(before, "template0");
        before.execute(
                CustomerSql.CREATE_SOURCE,
                CustomerSql.fill(SERIES, rows),
                CustomerSql.CREATE_INDEX,
                "VACUUM (FREEZE, ANALYZE)");
        create(after, name(before));
        after.execute(CustomerSql.CHANGE, CustomerSql.add(SERIES, rows), "VACUUM (FREEZE, ANALYZE)");
        expected.put(before, Fingerprint.of(before, CustomerSql.TRANSFORMED));
        expected.put(after, Fingerprint.of(after, CustomerSql.TRANSFORMED));
    }

    @Override
    public Database source(Scenario scenario) {
        return scenario.isBeforeChanges() ? before : after;
    }

    @Override
    public Database target(String contender) {
        return database("dw_" + contender);
    }

    @Override
    public void empty(Database target) throws SQLException {
        create(target, "template0");
        target.execute(CustomerSql.CREATE_TARGET);
    }

    @Override
    public void settle(Database target) throws SQLException {
        target.execute("VACUUM (ANALYZE)", "CHECKPOINT");
    }

    @Override
    public void verify(Database source, Database target) throws SQLException {
        String found = Fingerprint.of(target, "SELECT " + CustomerSql.TARGET_COLUMNS + " FROM dim_customer");
        if (!found.equals(expected.get(source))) {
            throw new IllegalStateException(
                    name(target) + " is not what it should be: " + found + " instead of " + expected.get(source));
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
        try (server) {
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
