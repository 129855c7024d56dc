package dev.fluxo.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The measurements of one suite: all contenders in each scenario of each round, whoever begins changing from round to round. */
final class Rounds {
    private final Suite suite;
    private final Site site;
    private final List<Contender> contenders;
    private final int rows;
    private final int rounds;

    Rounds(Suite suite, Site site, List<Contender> contenders, int rows, int rounds) {
        this.suite = suite;
        this.site = site;
        this.contenders = contenders;
        this.rows = rows;
        this.rounds = rounds;
    }

    List<Measurement> measure() throws IOException, SQLException, InterruptedException {
        Workload workload = suite.workload(rows);
        System.out.printf(
                Locale.ROOT,
                "%s: filling the source with %,d rows%n",
                suite.text(),
                workload.load(Scenario.FIRST_LOAD, rows));
        site.fill(rows);
        List<Contender> order = new ArrayList<>(contenders);
        List<Measurement> measurements = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            for (Scenario scenario : workload.scenarios()) {
                for (Contender contender : order) {
                    Measurement measurement = new Measurement(
                            suite,
                            scenario,
                            contender.name(),
                            round,
                            workload.load(scenario, rows),
                            load(contender, scenario));
                    print(measurement);
                    measurements.add(measurement);
                }
            }
            Collections.rotate(order, 1);
        }
        return measurements;
    }

    private Run load(Contender contender, Scenario scenario) throws IOException, SQLException, InterruptedException {
        Database source = site.source(scenario);
        Database target = site.target(contender.name());
        if (scenario == Scenario.FIRST_LOAD) {
            site.empty(target);
            contender.prepare(source, target);
        }
        site.settle(target);
        Double before = site.cpuSeconds();
        Run run = contender.run(source, target);
        Double after = before == null ? null : site.cpuSeconds();
        site.verify(contender.leaves(scenario), target);
        return before == null || after == null ? run : run.using(after - before);
    }

    private static void print(Measurement measurement) {
        System.out.printf(
                Locale.ROOT,
                "%s, round %d: %-12s %-14s %8.2f s %8s s of CPU%n",
                measurement.suite().text(),
                measurement.round(),
                measurement.scenario().text(),
                measurement.contender(),
                measurement.run().wallSeconds(),
                ResultTable.number("%.2f", measurement.run().cpuSeconds()));
    }
}
