package dev.fluxo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All rounds of a contender in a scenario.
 *
 * @param seconds the median of the wall times
 * @param cpuSeconds the median of what client and server used together; null where that is not known
 * @param runSeconds the median without starting a JVM; null where that is not known
 * @param rowsPerSecond null where there was nothing to load
 * @param peakHeapBytes the most of all rounds
 * @param peakRssBytes the most of all rounds
 * @param toYardstick how many times the time of the suite's yardstick; null where that was not measured
 * @param cpuToYardstick the same of the CPU time
 * @param fasterThanSpring how many times as fast as Spring Batch; null where that was not measured
 */
record Summary(
        Suite suite,
        Scenario scenario,
        String contender,
        int rounds,
        int rows,
        double seconds,
        @Nullable Double cpuSeconds,
        @Nullable Double runSeconds,
        @Nullable Double rowsPerSecond,
        @Nullable Long peakHeapBytes,
        @Nullable Long peakRssBytes,
        @Nullable Double toYardstick,
        @Nullable Double cpuToYardstick,
        @Nullable Double fasterThanSpring) {

    private record Group(Suite suite, Scenario scenario, String contender) {}

    static List<Summary> of(List<Measurement> measurements) {
        Map<Group, List<Measurement>> groups = new LinkedHashMap<>();
        for (Measurement one : measurements) {
            groups.computeIfAbsent(new Group(one.suite(), one.scenario(), one.contender()), group -> new ArrayList<>())
                    .add(one);
        }
        return groups.entrySet().stream()
                .map(group -> summary(group.getKey(), group.getValue(), groups))
                .toList();
    }

    private static Summary summary(Group group, List<Measurement> rounds, Map<Group, List<Measurement>> all) {
        List<Run> runs = rounds.stream().map(Measurement::run).toList();
        int rows = rounds.get(0).rows();
        double seconds = wall(rounds);
        Double cpu = cpu(rounds);
        List<Measurement> yardstick = yardstick(group, all);
        List<Measurement> spring = all.get(new Group(group.suite(), group.scenario(), Contenders.SPRING));
        return new Summary(
                group.suite(),
                group.scenario(),
                group.contender(),
                rounds.size(),
                rows,
                seconds,
                cpu,
                runs.get(0).runSeconds() == null ? null : median(runs, Run::runSeconds),
                rows == 0 ? null : rows / seconds,
                most(runs, Run::peakHeapBytes),
                most(runs, Run::peakRssBytes),
                yardstick == null ? null : seconds / wall(yardstick),
                cpu == null || yardstick == null ? null : ratio(cpu, cpu(yardstick)),
                spring == null ? null : wall(spring) / seconds);
    }

    private static @Nullable List<Measurement> yardstick(Group group, Map<Group, List<Measurement>> all) {
        return group.suite().yardsticks().stream()
                .map(name -> all.get(new Group(group.suite(), group.scenario(), name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static double wall(List<Measurement> rounds) {
        return median(rounds.stream().map(Measurement::run).toList(), Run::wallSeconds);
    }

    private static @Nullable Double cpu(List<Measurement> rounds) {
        List<Run> runs = rounds.stream().map(Measurement::run).toList();
        return runs.stream().allMatch(run -> run.cpuSeconds() != null) ? median(runs, Run::cpuSeconds) : null;
    }

    private static @Nullable Double ratio(double one, @Nullable Double other) {
        return other == null ? null : one / other;
    }

    private static double median(List<Run> runs, Function<Run, @Nullable Double> value) {
        double[] sorted = runs.stream()
                .map(value)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static @Nullable Long most(List<Run> runs, Function<Run, @Nullable Long> value) {
        return runs.stream()
                .map(value)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
    }
}
