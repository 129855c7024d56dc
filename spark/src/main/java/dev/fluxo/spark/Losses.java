package dev.fluxo.spark;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** Why tasks have come to no answer, in our words: what Spark tells is long, and for who knows Spark. */
final class Losses {
    /** What a task says that cannot even be read where it is to be executed. */
    private static final List<String> OF_CLASSES =
            List.of("ClassNotFoundException", "NoClassDefFoundError", "InvalidClassException", "NoSuchMethodError");

    private Losses() {}

    /** @param action null: it could not even begin */
    static FluxoException of(String title, SparkContext context, @Nullable SimpleFutureAction<BoxedUnit> action) {
        Throwable why = action == null ? null : why(action);
        String said = why == null ? "its executors may not start there" : String.valueOf(why.getMessage());
        return new FluxoException(problem(title, context.master(), said, context.isStopped()), why);
    }

    static Problem problem(String title, String master, String said, boolean ended) {
        String lacking = said.lines()
                .filter(line -> OF_CLASSES.stream().anyMatch(line::contains))
                .findFirst()
                .orElse(null);
        if (lacking != null) {
            return Problem.error(
                    Code.WORKERS_LACK_CLASSES,
                    null,
                    "the executors of " + master + " do not have the classes that the driver has: " + lacking.strip(),
                    "submit the one jar that holds all of it, fluxo-spark-…-all.jar, of the release that the driver is of; jars of"
                            + " further databases by --jars, or spark.jars");
        }
        String first = said.lines().findFirst().orElse("").strip();
        return ended
                ? Problem.error(
                        Code.WORKERS_UNAVAILABLE,
                        null,
                        "Spark has ended the application at " + master + ": " + first,
                        "look whether the master runs and can be reached from here; nothing was written, run it again")
                : Problem.error(
                        Code.WORKERS_LOST,
                        null,
                        "executors have lost " + title + " again and again: " + first,
                        "look into their logs: most often they want for memory; nothing was written, run it again");
    }

    private static @Nullable Throwable why(SimpleFutureAction<BoxedUnit> action) {
        scala.Option<Try<BoxedUnit>> value = action.value();
        return value.isEmpty() || value.get().isSuccess()
                ? null
                : value.get().failed().get();
    }
}
