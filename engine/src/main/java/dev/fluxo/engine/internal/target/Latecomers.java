package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.History;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets rows wait that are refused because of other rows: one that refers to a row which comes later, one that takes a unique
 * value before the other row has given it up. They are tried again once the others are in, unless a later row of their key
 * is among those: older states never come after newer ones.
 */
final class Latecomers {
    private static final int MOST_WAITING = 200;
    private static final int MOST_ROUNDS = 10;

    private final Trial trial;
    private final Halving halving;
    private final Exchange exchange;
    private final Halving.Single refused;
    private final @Nullable History history;
    /** By their place in the order of the watermark. */
    private final Map<Long, Waiting> waiting = new TreeMap<>();

    private record Waiting(StagedRow row, FluxoException why) {}

    /**
     * @param refused takes what is refused for good
     * @param history of the target; null: it has one row for each key
     */
    Latecomers(Trial trial, Halving halving, Exchange exchange, Halving.Single refused, @Nullable History history) {
        this.trial = trial;
        this.halving = halving;
        this.exchange = exchange;
        this.refused = refused;
        this.history = history;
    }

    /** Loads the rows; those that must wait do so. */
    void load(List<StagedRow> rows) {
        Set<Long> before = new HashSet<>(waiting.keySet());
        Set<Long> gone = new HashSet<>();
        halving.run(rows, (row, why) -> {
            if (Blame.dependsOnOthers(why)) {
                waiting.put(row.sequence(), new Waiting(row, why));
            } else {
                gone.add(row.sequence());
                refused.refused(row, why);
            }
        });
        if (waiting.isEmpty()) {
            return;
        }
        leaveToLater(rows, gone);
        if (!before.containsAll(waiting.keySet())) {
            tryAgain();
        }
        while (waiting.size() > MOST_WAITING) {
            giveUp(waiting.keySet().iterator().next());
        }
    }

    /** All rows are in: what is refused now is refused for good. */
    void end() {
        tryAgain();
        if (history == null) {
            List<StagedRow> twice = waiting.values().stream()
                    .filter(one -> Blame.isDuplicate(one.why()))
                    .map(Waiting::row)
                    .toList();
            exchange.run(twice).forEach(row -> waiting.remove(row.sequence()));
        }
        for (Long place : new ArrayList<>(waiting.keySet())) {
            giveUp(place);
        }
    }

    private void giveUp(Long place) {
        Waiting left = waiting.remove(place);
        if (left != null) {
            refused.refused(left.row(), left.why());
        }
    }

    /** As often as it helps: each row that passes may be what another one waits for. */
    private void tryAgain() {
        int before = Integer.MAX_VALUE;
        for (int round = 0; round < MOST_ROUNDS && !waiting.isEmpty() && waiting.size() < before; round++) {
            before = waiting.size();
            List<StagedRow> rows = waiting.values().stream().map(Waiting::row).toList();
            Map<Long, Waiting> left = new LinkedHashMap<>();
            halving.run(rows, (row, why) -> left.put(row.sequence(), new Waiting(row, why)));
            waiting.clear();
            waiting.putAll(left);
        }
    }

    /**
     * Whoever waits and has a later row of the same key among the rows is superseded. Where versions are kept it is refused instead, for
     * what came after it was compared with what was there without it; unless every state is a version, which may come at any time.
     */
    private void leaveToLater(List<StagedRow> rows, Set<Long> gone) {
        if (history != null && history.everyState()) {
            return;
        }
        Map<Long, StagedRow> all = new TreeMap<>();
        waiting.forEach((place, one) -> all.put(place, one.row()));
        rows.stream().filter(row -> !gone.contains(row.sequence())).forEach(row -> all.put(row.sequence(), row));
        List<Long> places = trial.latest(List.copyOf(all.values()));
        Set<Long> latest = places == null ? null : new HashSet<>(places);
        for (Long place : new ArrayList<>(waiting.keySet())) {
            if (latest == null || (history != null && !latest.contains(place))) {
                giveUp(place);
            } else if (!latest.contains(place)) {
                waiting.remove(place);
                trial.add(RowCounts.ZERO.superseding(1));
            }
        }
    }
}
