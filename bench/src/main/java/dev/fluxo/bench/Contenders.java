package dev.fluxo.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ways to load, by name. */
final class Contenders {
    static final String LIMIT = "limit";

    /** The limit with its plans under control, and straight into an empty target. */
    static final String LIMIT2 = "limit2";

    static final String ENGINE = "engine";
    static final String SPRING = "spring";
    /** Spring Batch with the driver's rewriting of batches, which few know and which is off by default. */
    static final String SPRING_REWRITE = "spring_rewrite";

    /** The engine as it is shipped, from the folder that is named. */
    static final String SHIPPED = "fluxo";

    /** The same, four entities at a time. */
    static final String SHIPPED_4 = "fluxo_4";

    /** The engine, four entities at a time. */
    static final String ENGINE_4 = "engine_4";

    /** The engine, with the source's own keys instead of look-ups. */
    static final String NATURAL = "natural";

    /** The engine, which reads all rows by one connection. */
    static final String WHOLE = "whole";

    /** The engine, whose rows two executors of Spark move. */
    static final String SPARK = "spark";

    /** A job of Spark, as its users write it. */
    static final String SPARK_BY_HAND = "spark_by_hand";

    private static final List<String> ALL = List.of(
            LIMIT,
            LIMIT2,
            ENGINE,
            SHIPPED,
            SHIPPED_4,
            ENGINE_4,
            SPRING,
            SPRING_REWRITE,
            NATURAL,
            WHOLE,
            SPARK,
            SPARK_BY_HAND);

    private Contenders() {}

    /** Names with commas between them, each of which there is. */
    static List<String> known(String names) {
        List<String> known = Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        for (String name : known) {
            if (!ALL.contains(name)) {
                throw new IllegalArgumentException(
                        "no contender is called '" + name + "'; there are " + String.join(", ", ALL));
            }
        }
        return known;
    }

    static List<Contender> of(Suite suite, BenchOptions options) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        for (String name : options.contenders(suite)) {
            Contender contender = named(name, suite, options);
            if (name.startsWith(LIMIT) && suite.isPostgres() && !Machine.hasPsql()) {
                System.out.println(name + ": left out, because there is no psql on the path");
            } else {
                contenders.add(contender);
            }
        }
        return contenders;
    }

    private static Contender named(String name, Suite suite, BenchOptions options) throws IOException {
        return switch (name) {
            case LIMIT -> limit(suite, options);
            case LIMIT2 -> controlled(suite, options);
            case ENGINE, NATURAL, WHOLE ->
                suite == Suite.RECONCILE
                        ? new ReconcileRun(name, suite, options)
                        : new EngineRun(name, suite, options, 1);
            case SHIPPED -> new ShippedRun(options.shipped(), name, suite, options, 1);
            case SHIPPED_4 -> new ShippedRun(options.shipped(), name, suite, options, 4);
            case ENGINE_4 -> new EngineRun(name, suite, options, 4);
            case SPARK -> new SparkRun(suite, options);
            case SPARK_BY_HAND -> new SparkByHand(suite, options);
            case SPRING -> new SpringBatchRun(SPRING, options.folder().resolve(SPRING), options.heap(), "");
            case SPRING_REWRITE ->
                new SpringBatchRun(
                        SPRING_REWRITE,
                        options.folder().resolve(SPRING_REWRITE),
                        options.heap(),
                        "?reWriteBatchedInserts=true");
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Contender limit(Suite suite, BenchOptions options) {
        return switch (suite) {
            case H2 -> JvmLimit.ofH2(options);
            case MARIADB -> new MariaLimit(options);
            case DUCKDB -> JvmLimit.ofDuckDb(options);
            case RECONCILE -> new PsqlSums(options);
            default -> ofPostgres(suite.workload(options.rows(suite)), options);
        };
    }

    private static Contender ofPostgres(Workload workload, BenchOptions options) {
        if (workload instanceof ManyLoad many) {
            return new PsqlMany(many, options);
        }
        return workload instanceof ByHand load ? new PsqlLimit(LIMIT, load, options) : new PsqlKeys(options);
    }

    private static Contender controlled(Suite suite, BenchOptions options) {
        if (suite.workload(options.rows(suite)) instanceof ByHandStraight load) {
            return new PsqlLimit(LIMIT2, new ByHandControlled(load), options);
        }
        throw new IllegalArgumentException(suite.text() + " has no " + LIMIT2);
    }
}
