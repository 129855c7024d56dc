package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.reconcile.SourceSide.State;
import dev.fluxo.engine.result.Reconciled.Kind;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of some buckets, one by one: first all of the source, in the order of the watermark, then all of the target. */
final class RowComparison {
    private final EntityPlan plan;
    private final ComparedColumns compared;
    private final Set<String> rejectedBefore;
    private final Set<String> members;
    private final Fingerprint ofSource;
    private final Fingerprint ofTarget;
    private final Map<String, Expected> expected = new LinkedHashMap<>();
    private final Findings findings = new Findings();
    private final List<@Nullable Object[]> loadable = new ArrayList<>();

    /**
     * @param rejectedBefore the keys of rows that are on record as rejected
     * @param members the keys of rows that are there whatever the source has, as {@link Fingerprint#key} spells them
     */
    RowComparison(EntityPlan plan, ComparedColumns compared, Set<String> rejectedBefore, Set<String> members) {
        this.plan = plan;
        this.compared = compared;
        this.rejectedBefore = rejectedBefore;
        this.members = members;
        this.ofSource = compared.ofSource(plan);
        this.ofTarget = compared.ofTarget(plan);
    }

    /** A key of the source. */
    private static final class Expected {
        private final State state;
        private final @Nullable Object[] source;
        private final @Nullable Object[] target;
        private boolean found;

        Expected(State state, @Nullable Object[] source, @Nullable Object[] target) {
            this.state = state;
            this.source = source;
            this.target = target;
        }
    }

    /** A row of the source. The latest of a key counts; what waits, counts whatever is later. */
    void source(State state, @Nullable Object[] source, @Nullable Object[] target) {
        String key = ofSource.key(target);
        Expected before = expected.get(key);
        if (before == null || (before.state != State.WAITING && !isLater(before, state, target))) {
            expected.put(key, new Expected(state, source.clone(), target.clone()));
        }
    }

    /** Where each state is a version, that one is valid which has the latest date. */
    private boolean isLater(Expected before, State state, @Nullable Object[] target) {
        History history = plan.merge().history();
        if (history == null || !history.everyState() || before.state != State.DUE || state != State.DUE) {
            return false;
        }
        int place = plan.merge().columns().indexOf(history.validFrom());
        return isAfter(before.target[place], target[place]);
    }

    @SuppressWarnings("unchecked")
    private static boolean isAfter(@Nullable Object one, @Nullable Object other) {
        return one instanceof Comparable<?> && other != null && ((Comparable<Object>) one).compareTo(other) > 0;
    }

    /** A row of the target, once all of the source are known. */
    void target(@Nullable Object[] row) {
        String key = ofTarget.key(row);
        Expected source = expected.get(key);
        if (source == null) {
            if (!members.contains(key)) {
                findings.add(Kind.ONLY_IN_TARGET, shown(row, ofTarget), List.of());
            }
            return;
        }
        boolean again = source.found;
        source.found = true;
        if (source.state == State.WAITING || source.state == State.REJECTED) {
            return;
        }
        if (again) {
            findings.add(Kind.REPEATED, shown(row, ofTarget), List.of());
        } else if (source.state == State.GONE) {
            findings.add(Kind.GONE, shown(row, ofTarget), List.of());
            loadable.add(source.source);
        } else if (ofSource.of(source.target) != ofTarget.of(row)) {
            differs(source, row);
        }
    }

    private void differs(Expected source, @Nullable Object[] row) {
        if (isRejectedBefore(source)) {
            findings.reject();
            return;
        }
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < compared.columns().size(); i++) {
            Column column = compared.columns().get(i);
            if (!Fingerprint.same(column, source.target[compared.places().get(i)], row[i])) {
                columns.add(compared.names().get(i));
            }
        }
        findings.add(Kind.VALUES, shown(row, ofTarget), columns);
        loadable.add(source.source);
    }

    /** All rows of both sides are known. */
    void end() {
        for (Expected source : expected.values()) {
            if (source.state == State.REJECTED) {
                findings.reject();
            } else if (source.state == State.DUE && !source.found) {
                if (isRejectedBefore(source)) {
                    findings.reject();
                } else {
                    findings.add(Kind.MISSING, shown(source.target, ofSource), List.of());
                    loadable.add(source.source);
                }
            }
        }
    }

    private boolean isRejectedBefore(Expected source) {
        return !rejectedBefore.isEmpty() && rejectedBefore.contains(shown(source.target, ofSource));
    }

    private String shown(@Nullable Object[] row, Fingerprint fingerprint) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < plan.merge().keys().size(); i++) {
            Object value = fingerprint.keyValue(row, i);
            values.add(value == null ? "NULL" : value);
        }
        return plan.load().key(values);
    }

    Findings findings() {
        return findings;
    }

    /** Rows of the source that make the target equal, once each. */
    List<@Nullable Object[]> loadable() {
        return List.copyOf(loadable);
    }

    /** The source's columns alone, without what stands behind them. */
    static List<@Nullable Object[]> cut(List<@Nullable Object[]> rows, int width) {
        return rows.stream().map(row -> Arrays.copyOf(row, width)).toList();
    }
}
