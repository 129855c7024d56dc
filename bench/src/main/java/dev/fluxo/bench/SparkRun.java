package dev.fluxo.bench;

import java.io.IOException;
import java.util.List;

/** The engine, whose rows executors of Spark move. */
final class SparkRun implements Contender {
    private final EngineRun engine;
    private final SparkSite spark;

    SparkRun(Suite suite, BenchOptions options) throws IOException {
        engine = new EngineRun(Contenders.SPARK, suite, options, 1);
        spark = new SparkSite(Contenders.SPARK, options);
    }

    @Override
    public String name() {
        return Contenders.SPARK;
    }

    @Override
    public void prepare(Database source, Database target) throws IOException {
        engine.prepare(source, target);
    }

    @Override
    public Run run(Database source, Database target) throws IOException, InterruptedException {
        return spark.run(
                EngineRun.environment(target),
                "dev.fluxo.spark.Main",
                List.of("run", "--pipelines=" + engine.write(source, target)));
    }
}
