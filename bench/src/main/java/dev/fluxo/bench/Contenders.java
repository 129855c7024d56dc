package dev.fluxo.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The ways to load, by name. */
final class Contenders {
    static final String LIMIT = "limit";
    static final String ENGINE = "engine";
    static final String SPRING = "spring";
    /** Spring Batch with the driver's rewriting of batches, which few know and which is off by default. */
    static final String SPRING_REWRITE = "spring_rewrite";

    private Contenders() {}

    static List<Contender> of(Suite suite, BenchOptions options) throws IOException {
        List<String> names = options.contenders().isEmpty() || suite.isH2() ? suite.contenders() : options.contenders();
        List<Contender> contenders = new ArrayList<>();
        for (String name : names) {
            Contender contender = named(name, options);
            if (contender instanceof PsqlLimit && !Machine.hasPsql()) {
                System.out.println("limit: left out, because there is no psql on the path");
            } else {
                contenders.add(contender);
            }
        }
        return contenders;
    }

    private static Contender named(String name, BenchOptions options) {
        return switch (name) {
            case LIMIT -> new PsqlLimit(options.folder());
            case ENGINE -> new EngineRun(options.folder().resolve(ENGINE), options.heap());
            case SPRING -> new SpringBatchRun(SPRING, options.folder().resolve(SPRING), options.heap(), "");
            case SPRING_REWRITE ->
                new SpringBatchRun(
                        SPRING_REWRITE,
                        options.folder().resolve(SPRING_REWRITE),
                        options.heap(),
                        "?reWriteBatchedInserts=true");
            default ->
                throw new IllegalArgumentException("no contender is called '" + name + "'; there are "
                        + String.join(", ", LIMIT, ENGINE, SPRING, SPRING_REWRITE));
        };
    }
}
