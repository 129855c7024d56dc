package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.result.Reconciled.Difference;
import dev.fluxo.engine.result.Reconciled.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found: all of it counted, the first few rows named. */
final class Findings {
    private static final int SHOWN = 20;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<Difference> first = new ArrayList<>();
    private long rejected;

    void add(Kind kind, String key, List<String> columns) {
        counts.merge(kind, 1L, Long::sum);
        if (first.size() < SHOWN) {
            first.add(new Difference(kind, key, columns));
        }
    }

    /** Rows that only their number tells. */
    void count(Kind kind, long rows) {
        counts.merge(kind, rows, Long::sum);
        first.add(new Difference(kind, rows == 1 ? "1 row" : rows + " rows", List.of()));
    }

    void reject() {
        rejected++;
    }

    /** What another has found, too. */
    void add(Findings more) {
        more.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        more.first.stream().limit(SHOWN - first.size()).forEach(first::add);
        rejected += more.rejected;
    }

    long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    long rejected() {
        return rejected;
    }

    List<Difference> first() {
        return List.copyOf(first);
    }
}
