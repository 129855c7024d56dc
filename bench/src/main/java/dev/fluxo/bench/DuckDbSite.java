package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Files of DuckDB. H2 makes the rows. */
final class DuckDbSite extends FileSite {
    private static final Kind KIND = new Kind("jdbc:duckdb:", ".duckdb", "", List.of("", ".wal"));

    private final H2Site rows;

    DuckDbSite(Path folder) throws IOException {
        super(folder.resolve("duckdb"), KIND);
        rows = new H2Site(folder());
    }

    @Override
    public void fill(int count) throws IOException, SQLException {
        rows.fill(count);
        for (Scenario scenario : List.of(Scenario.FIRST_LOAD, Scenario.INCREMENT)) {
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

    @Override
    public Map<String, String> facts() throws SQLException {
        return Map.of("duckdb", String.valueOf(new Database("jdbc:duckdb:", "", "").text("SELECT version()")));
    }
}
