package dev.fluxo.spark;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Workers;
import dev.fluxo.engine.spi.WorkersFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code etl.engine=spark}. Loads no class of Spark before it is asked to start: it may not be there. */
public final class SparkWorkersFactory implements WorkersFactory {
    /** Which master; what {@code spark-submit} or {@code spark.master} say where it is not set, else all cores of this machine. */
    public static final String MASTER = "etl.spark.master";

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Workers start(Function<String, @Nullable String> settings) {
        try {
            Fit.check();
            return SparkWorkers.start(settings.apply(MASTER));
        } catch (LinkageError e) {
            throw new FluxoException(
                    Problem.error(
                            Code.WORKERS_UNAVAILABLE,
                            null,
                            "Spark itself is not here, or not all of it: " + e,
                            "start it by spark-submit, or put the jars of Spark 4 on the class path: fluxo-spark brings none"),
                    e);
        }
    }
}
