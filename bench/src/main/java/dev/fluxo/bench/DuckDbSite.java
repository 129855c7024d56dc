package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of DuckDB. H2 makes the rows. */
final class DuckDbSite implements Site {
    private static final String FILE = "oltp.duckdb";

    private final Path folder;
    private final H2Site rows;
    private final Cpu cpu = Cpu.embedded();

    DuckDbSite(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("duckdb"));
        this.rows = new H2Site(folder);
    }

    @Override
    public void fill(int count) throws IOException, SQLException {
        rows.fill(count);
        for (Scenario scenario : new Scenario[] {Scenario.FIRST_LOAD, Scenario.INCREMENT}) {
            Database source = source(scenario);
            delete(source);
            Path csv = rows.csv(scenario);
            source.execute(
                    CustomerSql.CREATE_SOURCE,
                    "COPY customers FROM '" + csv + "' (HEADER, NULLSTR 'NULL')",
                    CustomerSql.CREATE_INDEX);
            Files.delete(csv);
        }
    }

    /** In folders of their own: under another name, a watermark would not be the engine's own. */
    @Override
    public Database source(Scenario scenario) {
        return database((scenario.isBeforeChanges() ? "before/" : "after/") + FILE);
    }

    @Override
    public Database target(String contender) {
        return database("dw_" + contender + ".duckdb");
    }

    @Override
    public void empty(Database target) throws IOException, SQLException {
        delete(target);
        target.execute(CustomerSql.CREATE_TARGET);
    }

    @Override
    public void settle(Database target) {}

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
        return Map.of("duckdb", String.valueOf(new Database("jdbc:duckdb:", "", "").text("SELECT version()")));
    }

    @Override
    public void close() {
        rows.close();
    }

    private static void delete(Database database) throws IOException {
        Path file = Path.of(database.url().replaceFirst("jdbc:duckdb:", ""));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file + ".wal"));
    }

    private Database database(String file) {
        return new Database("jdbc:duckdb:" + folder.resolve(file), "", "");
    }
}
