package dev.fluxo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Measures the engine beside others, in one run on one machine. The README says how to call it. */
public final class Bench {
    private final BenchOptions options;
    private final Machine machine;
    private final List<Measurement> measurements = new ArrayList<>();

    private Bench(BenchOptions options, Machine machine) {
        this.options = options;
        this.machine = machine;
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        new Bench(BenchOptions.fromSystemProperties(), new Machine()).run();
    }

    private void run() throws IOException, SQLException, InterruptedException {
        Files.createDirectories(options.folder());
        for (Suite suite : options.suites()) {
            measure(suite);
        }
        List<Summary> summaries = Summary.of(measurements);
        System.out.println();
        System.out.print(ResultTable.of(summaries));
        Path file = options.folder().resolve("bench.json");
        ResultJson.write(file, machine, measurements, summaries);
        System.out.println("written to " + file);
    }

    private void measure(Suite suite) throws IOException, SQLException, InterruptedException {
        List<Contender> contenders = Contenders.of(suite, options);
        try (Site site = site(suite)) {
            machine.add(site.facts());
            Rounds rounds = new Rounds(suite, site, contenders, options.rows(suite), options.rounds(suite));
            measurements.addAll(rounds.measure());
        }
    }

    private Site site(Suite suite) throws IOException, SQLException, InterruptedException {
        return switch (suite) {
            case H2 -> new H2Site(options.folder());
            case MARIADB -> MariaSite.start(options);
            case DUCKDB -> new DuckDbSite(options.folder());
            default -> PostgresSite.start(options, suite.workload(options.rows(suite)));
        };
    }
}
