package dev.fluxo.spark;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Workers;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** The executors of a Spark application: one for the whole run, shared with whoever has started one in this process. */
final class SparkWorkers implements Workers {
    private static final String CALM = "WARN";

    private final SparkContext context;
    /** Started by somebody else, such as a notebook: it is left as it was found. */
    private final boolean shared;

    private final AtomicInteger jobs = new AtomicInteger();

    private SparkWorkers(SparkContext context, boolean shared) {
        this.context = context;
        this.shared = shared;
    }

    /**
     * Takes the application of this process, or starts one, which may take seconds.
     *
     * @param master null: as Spark's own settings say, else all cores of this machine
     * @throws FluxoException where Spark does not start
     */
    static SparkWorkers start(@Nullable String master) {
        SparkConf conf = conf(master);
        try {
            SparkContext there = Contexts.there();
            return new SparkWorkers(there == null ? new SparkContext(conf) : there, there != null);
        } catch (RuntimeException e) {
            throw new FluxoException(
                    Problem.error(
                            Code.WORKERS_UNAVAILABLE,
                            null,
                            "Spark does not start at " + conf.get("spark.master") + ": " + e.getMessage(),
                            "look whether the master runs and can be reached from here"),
                    e);
        }
    }

    private static SparkConf conf(@Nullable String master) {
        SparkConf conf = new SparkConf();
        if (master != null) {
            conf.setMaster(master);
        }
        conf.setIfMissing("spark.master", "local[*]");
        conf.setIfMissing("spark.app.name", "fluxo");
        conf.setIfMissing("spark.log.level", CALM);
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        if (conf.get("spark.master").startsWith("local")) {
            conf.setIfMissing("spark.ui.enabled", "false");
        } else {
            // What a piece holds is on no disk in the clear, should a task be so large that it goes by way of one.
            conf.setIfMissing("spark.io.encryption.enabled", "true");
        }
        return conf;
    }

    @Override
    public String name() {
        return "Spark " + context.version() + " (" + context.master() + ")";
    }

    @Override
    public boolean apart() {
        return !context.isLocal();
    }

    @Override
    public <A extends Serializable> void run(
            String title, List<? extends Piece<A>> pieces, ObjIntConsumer<A> answers, BooleanSupplier stopped) {
        try (Job<A> job = job(title, pieces)) {
            job.await(answers, stopped);
        }
    }

    private <A extends Serializable> Job<A> job(String title, List<? extends Piece<A>> pieces) {
        try {
            return Job.start(context, "fluxo-" + jobs.incrementAndGet(), title, pieces);
        } catch (IllegalStateException e) {
            // A master that gives up the application ends it, whatever it was about to do.
            throw context.isStopped() ? Losses.of(title, context, null) : e;
        }
    }

    @Override
    public void close() {
        if (!shared) {
            context.stop();
        }
    }
}
