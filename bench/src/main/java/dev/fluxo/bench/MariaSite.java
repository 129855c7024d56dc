package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Databases of one MariaDB server. The source that is loaded has always the same name: under another, a watermark would not be the
 * engine's own. H2 makes the rows.
 */
final class MariaSite implements Site {
    private static final String SOURCE = "src";

    private final MariaServer server;
    private final H2Site rows;
    private final Cpu cpu;
    private String standing = "";

    private MariaSite(MariaServer server, H2Site rows) {
        this.server = server;
        this.rows = rows;
        this.cpu = Cpu.withServer(server.pid());
    }

    static MariaSite start(BenchOptions options) throws IOException, InterruptedException {
        H2Site rows = new H2Site(options.folder().resolve("mariadb_rows"));
        return new MariaSite(MariaServer.start(options), rows);
    }

    @Override
    public void fill(int count) throws IOException, SQLException {
        rows.fill(count);
        create(SOURCE);
        for (Scenario scenario : new Scenario[] {Scenario.FIRST_LOAD, Scenario.INCREMENT}) {
            create(kept(scenario));
            Path csv = rows.csv(scenario);
            server.database(kept(scenario))
                    .execute(
                            maria(CustomerSql.CREATE_SOURCE),
                            "LOAD DATA INFILE '" + csv + "' INTO TABLE customers CHARACTER SET utf8mb4"
                                    + " FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' IGNORE 1 LINES",
                            CustomerSql.CREATE_INDEX,
                            "ANALYZE TABLE customers");
            Files.delete(csv);
        }
        standing = "";
    }

    @Override
    public Database source(Scenario scenario) throws SQLException {
        String wanted = kept(scenario);
        if (!wanted.equals(standing)) {
            if (!standing.isEmpty()) {
                server.administration().execute("RENAME TABLE " + SOURCE + ".customers TO " + standing + ".customers");
            }
            server.administration().execute("RENAME TABLE " + wanted + ".customers TO " + SOURCE + ".customers");
            standing = wanted;
        }
        return server.database(SOURCE);
    }

    @Override
    public Database target(String contender) {
        return server.database("dw_" + contender);
    }

    @Override
    public void empty(Database target) throws SQLException {
        create(name(target));
        target.execute(maria(CustomerSql.CREATE_TARGET));
    }

    @Override
    public void settle(Database target) throws SQLException {
        target.execute("ANALYZE TABLE dim_customer", "FLUSH TABLES");
    }

    @Override
    public @Nullable Double cpuSeconds() throws IOException {
        return cpu.seconds();
    }

    @Override
    public void verify(Scenario scenario, Database target) throws SQLException {
        RowByRow.verify(source(scenario), target);
    }

    @Override
    public Map<String, String> facts() throws SQLException {
        return Map.of("mariadb", String.valueOf(server.administration().text("SELECT version()")));
    }

    @Override
    public void close() throws IOException {
        try (server) {
            rows.close();
        }
    }

    static String name(Database database) {
        return database.url().replaceFirst(".*/", "");
    }

    private static String kept(Scenario scenario) {
        return scenario.isBeforeChanges() ? "src_before" : "src_changed";
    }

    private void create(String database) throws SQLException {
        server.administration().execute("DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
    }

    /** TIMESTAMP is something else there. */
    private static String maria(String sql) {
        return sql.replace("TIMESTAMP", "DATETIME(6)");
    }
}
