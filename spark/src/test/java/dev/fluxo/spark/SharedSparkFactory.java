package dev.fluxo.spark;

import dev.fluxo.engine.spi.Workers;
import dev.fluxo.engine.spi.WorkersFactory;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** {@code -Dfluxo.workers=spark-shared}: one Spark in this process for all tests, which would else start hundreds. Each task is tried four times. */
public final class SharedSparkFactory implements WorkersFactory {
    @Override
    public String name() {
        return "spark-shared";
    }

    @Override
    public Workers start(Function<String, @Nullable String> settings) {
        startOnce();
        return new SparkWorkersFactory().start(settings);
    }

    static synchronized SparkContext startOnce() {
        SparkContext there = Contexts.there();
        return there != null
                ? there
                : new SparkContext(new SparkConf()
                        .setMaster("local[2,4]")
                        .setAppName("tests")
                        .set("spark.ui.enabled", "false")
                        .set("spark.log.level", "ERROR"));
    }
}
