package dev.fluxo.spark;

import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.jspecify.annotations.Nullable;

/** The Spark application of this process. */
final class Contexts {
    private Contexts() {}

    /** Null where there is none, or it has ended. */
    static @Nullable SparkContext there() {
        scala.Option<SparkContext> active = SparkContext$.MODULE$.getActive();
        return active.isEmpty() || active.get().isStopped() ? null : active.get();
    }
}
