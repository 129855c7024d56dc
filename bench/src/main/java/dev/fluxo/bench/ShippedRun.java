package dev.fluxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The engine as it is shipped: the command of a folder with its own Java and the archive of its classes. */
final class ShippedRun implements Contender {
    private final Path command;
    private final EngineRun engine;
    private final Path folder;
    private final String heap;
    private final int threads;

    /**
     * @param command {@code bin/fluxo} of that folder
     * @param threads how many entities it loads at a time
     */
    ShippedRun(Path command, String name, Suite suite, BenchOptions options, int threads) {
        this.command = command;
        this.engine = new EngineRun(name, suite, options, threads);
        this.threads = threads;
        this.folder = options.folder().resolve(name);
        this.heap = options.heap();
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public void prepare(Database source, Database target) throws IOException {
        engine.prepare(source, target);
    }

    @Override
    public Run run(Database source, Database target) throws IOException, InterruptedException {
        Path pipelines = engine.write(source, target);
        Files.createDirectories(folder);
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        command.toString(), "run", "--batch-mode", "--threads=" + threads, "--pipelines=" + pipelines))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(EngineRun.environment(target));
        builder.environment().put("FLUXO_OPTS", "-Xmx" + heap);
        double wallSeconds = Timed.seconds(command.toString(), builder::start, () -> Files.readString(output));
        return new Run(wallSeconds, null, runSeconds(folder.resolve("target/etl/run.json")), null, null);
    }

    private static double runSeconds(Path report) throws IOException {
        JsonNode run = new ObjectMapper().readTree(Files.readString(report));
        return between(run.get("started_at"), run.get("finished_at")).toNanos() / 1e9;
    }

    private static Duration between(JsonNode start, JsonNode end) {
        return Duration.between(Instant.parse(start.asString()), Instant.parse(end.asString()));
    }
}
