package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the steps of a program have counted so far. */
final class Counted {
    private final Map<Tally, Long> rows = new EnumMap<>(Tally.class);
    private long lastFound;
    private long lastChanged;

    void changed(Tally tally, long count) {
        lastChanged = count;
        rows.merge(tally, count, Long::sum);
    }

    /** @param counts one for each tally */
    void found(List<Tally> tallies, List<Long> counts) {
        for (int i = 0; i < tallies.size(); i++) {
            lastFound = counts.get(i);
            rows.merge(tallies.get(i), lastFound, Long::sum);
        }
    }

    /** Whether the last change reported fewer rows than the last question had found. */
    boolean changedFewer() {
        return lastChanged < lastFound;
    }

    /** As all of these together. */
    long of(List<Tally> tallies) {
        return tallies.stream().mapToLong(this::of).sum();
    }

    long of(Tally tally) {
        return rows.getOrDefault(tally, 0L);
    }

    /** @param staged how many rows there were in all: those that are not counted otherwise have not changed */
    RowCounts rows(long staged) {
        long inserted = of(Tally.INSERTED);
        long updated = of(Tally.UPDATED)
                + of(Tally.PLACED)
                + of(Tally.OVERWRITTEN)
                + (rows.containsKey(Tally.WRITTEN) ? of(Tally.WRITTEN) - inserted : 0);
        long versioned = of(Tally.VERSIONED);
        long superseded = of(Tally.SUPERSEDED);
        return RowCounts.written(inserted, updated, staged - superseded - inserted - versioned - updated)
                .versioning(versioned)
                .superseding(superseded)
                .deleting(of(Tally.DELETED));
    }
}
