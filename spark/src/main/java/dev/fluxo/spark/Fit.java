package dev.fluxo.spark;

import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Advice.JavaSetting;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.launcher.JavaModuleOptions;
import org.jspecify.annotations.Nullable;

/** Whether Spark and Java fit, before Spark is started: it would fail somewhere inside, and say so in its own words. */
final class Fit {
    private static final String MAJOR = "4.";
    private static final String SCALA = "2.13";

    private Fit() {}

    /** @throws FluxoException with the versions that do not fit */
    static void check() {
        checkSpark(
                SparkContext.class.getPackage().getImplementationVersion(),
                scala.util.Properties.versionNumberString());
        checkJava();
    }

    /** @param spark null: its jar does not say, and it is tried */
    static void checkSpark(@Nullable String spark, String scala) {
        if ((spark != null && !spark.startsWith(MAJOR)) || !scala.startsWith(SCALA)) {
            throw FluxoException.of(
                    Code.WORKERS_VERSION,
                    "Spark " + spark + " on Scala " + scala + " is here, and this module is made for Spark 4 on Scala "
                            + SCALA,
                    "run it on a cluster of Spark 4, or with the jars of Spark 4 on the class path");
        }
    }

    /** What {@code spark-submit} sees to; who starts Java himself has to. */
    private static void checkJava() {
        Module base = Object.class.getModule();
        if (!base.isOpen("sun.nio.ch", SparkContext.class.getModule())) {
            throw FluxoException.of(
                    Code.WORKERS_UNAVAILABLE,
                    "this Java " + Runtime.version().feature() + " keeps classes to itself that Spark needs",
                    Advice.of("start it by spark-submit, or with ", new JavaSetting(opens())));
        }
    }

    private static String opens() {
        return Arrays.stream(JavaModuleOptions.defaultModuleOptionArray()).collect(Collectors.joining(" "));
    }
}
