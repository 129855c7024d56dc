package dev.fluxo.spark;

import dev.fluxo.cli.Fluxo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code spark-submit --class dev.fluxo.spark.Main fluxo-spark-all.jar run --pipelines=…}: the commands of {@code fluxo}, whose rows executors move. */
public final class Main {
    private static final String OPTION = "--engine";
    /** Those that move rows. */
    private static final Set<String> COMMANDS = Set.of("run", "backfill");

    private Main() {}

    /** @param arguments as {@code fluxo -h} explains them */
    public static void main(String[] arguments) {
        int status = Fluxo.run(bySpark(arguments));
        if (status != 0) {
            // Where all is well the process is Spark's to end: some platforms take an exit for a failure.
            System.exit(status);
        }
    }

    /** The same by Spark, where it moves rows and does not say by whom. */
    static String[] bySpark(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        boolean said = all.stream().anyMatch(argument -> argument.equals(OPTION) || argument.startsWith(OPTION + "="));
        boolean moves = all.stream()
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .filter(COMMANDS::contains)
                .isPresent();
        if (moves && !said) {
            all.add(OPTION + "=spark");
        }
        return all.toArray(String[]::new);
    }
}
