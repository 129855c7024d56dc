package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.DeletePlan;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.MemberKeys;
import dev.fluxo.engine.internal.plan.OneRowPerKey;
import dev.fluxo.engine.internal.reconcile.SourceSide.State;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Figures;
import dev.fluxo.engine.result.Reconciled.Kind;
import dev.fluxo.engine.result.Reconciled.NotCompared;
import dev.fluxo.engine.result.Reconciled.Status;
import dev.fluxo.engine.spi.OnDelete;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares the target of an entity with its source: once all rows by the sums of their fingerprints, in ranges of keys, then one by one those of
 * the ranges that differ. A row counts as equal by its own fingerprint or by the sum of its range, and as different only by its values.
 * Start reading at {@link #run}.
 */
public final class Reconciliation {
    private final EntityPlan plan;
    private final ComparedColumns compared;
    private final Set<String> rejectedBefore;
    private final Set<String> members;
    private final @Nullable String shared;
    private final SourceSide source;
    private final TargetSide target;
    private final TargetSide leftOut;
    private final boolean certain;
    private final List<Problem> problems = new ArrayList<>();
    private final Findings findings = new Findings();
    private Limits limits = Limits.USUAL;
    private long healed;
    private long removed;

    /**
     * @param due what runs have passed of the source
     * @param rejectedBefore the keys of rows that are on record as rejected, as the audit writes them
     * @param shared which other entity writes the target, too; null: none does
     * @param pulse called ever again; what it throws ends the work
     * @throws dev.fluxo.engine.problem.FluxoException where the two cannot be compared
     */
    public Reconciliation(
            EntityPlan plan,
            Database source,
            Database target,
            Window due,
            Set<String> rejectedBefore,
            @Nullable String shared,
            Runnable pulse) {
        this.plan = plan;
        this.compared = ComparedColumns.of(plan, source.dialect(), target.dialect());
        this.rejectedBefore = Set.copyOf(rejectedBefore);
        this.members = members(plan);
        this.shared = shared;
        this.source = new SourceSide(plan, source, due, pulse);
        this.target = new TargetSide(plan, target, compared.columns(), pulse);
        this.leftOut = new TargetSide(plan, target, compared.columns(), pulse);
        this.certain = OneRowPerKey.holds(plan, source.catalog());
    }

    /** Rows that are there whatever the source has: by their keys, in the spelling of all others. */
    private static Set<String> members(EntityPlan plan) {
        Fingerprint fingerprint = Fingerprint.ofKeys(plan.merge().keys());
        return MemberKeys.of(plan).stream().map(fingerprint::key).collect(Collectors.toUnmodifiableSet());
    }

    /** The same within other limits. */
    Reconciliation within(Limits others) {
        limits = others;
        return this;
    }

    /** @param healer null: nothing is changed */
    public Reconciled run(@Nullable Healer healer) {
        if (plan.merge().keys().isEmpty()) {
            return counts();
        }
        Buckets buckets = Division.of(plan, source, target, limits);
        Totals pass = totals(buckets);
        if (buckets instanceof Buckets.Ranges && pass.mostRows() > limits.mostOfRange()) {
            buckets = Buckets.Hashes.of(buckets.count());
            pass = pass(buckets);
        }
        List<Integer> differing = pass.differing();
        look(buckets, differing, pass, healer);
        if (healer != null && findings.count(Kind.ONLY_IN_TARGET) > 0 && removes()) {
            removed = healer.removeGone();
        }
        return result(pass, buckets.count(), differing.size());
    }

    /** Of rows without keys no more is known than how many there are. */
    private Reconciled counts() {
        Map<State, Long> rows = new EnumMap<>(State.class);
        source.rows(null, false, (state, row, made) -> rows.merge(state, 1L, Long::sum));
        long due = rows.getOrDefault(State.DUE, 0L);
        long there = target.count();
        if (due > there) {
            findings.count(Kind.MISSING, due - there);
        } else if (there > due) {
            findings.count(Kind.ONLY_IN_TARGET, there - due);
        }
        problems.add(Problem.warning(
                Code.RECONCILE_COUNTS,
                plan.spec().at(),
                "'" + plan.entity() + "' has no keys: only the numbers of rows are compared",
                "name keys below target, by which a row is told from the others"));
        boolean equal = due == there;
        Figures figures = figures(
                due,
                there,
                rows.getOrDefault(State.WAITING, 0L),
                rows.getOrDefault(State.REJECTED, 0L),
                1,
                equal ? 0 : 1);
        return verdict(equal, figures, List.of(), List.of(), 0);
    }

    private Reconciled verdict(
            boolean equal, Figures figures, List<String> columns, List<NotCompared> not, double chance) {
        if (!equal) {
            problems.add(differs());
        }
        return new Reconciled(
                plan.entity(),
                equal ? Status.EQUAL : Status.DIFFERENT,
                figures,
                findings.first().stream()
                        .filter(row -> removed == 0 || row.kind() != Kind.ONLY_IN_TARGET)
                        .toList(),
                columns,
                not,
                chance,
                problems);
    }

    /** Of rows that two databases of one make can sum alike, their own sums; else of all rows as they come. */
    private Totals totals(Buckets buckets) {
        SumsInDatabases sums = SumsInDatabases.of(plan, compared, buckets, source, target);
        if (sums == null) {
            return pass(buckets);
        }
        sums.run();
        return sums;
    }

    private Pass pass(Buckets buckets) {
        Pass pass = new Pass(plan, compared, buckets, source, target, leftOut);
        pass.run();
        return pass;
    }

    /** Some ranges after the other, as many at a time as memory bears. */
    private void look(Buckets buckets, List<Integer> differing, Totals pass, @Nullable Healer healer) {
        int times = 0;
        int next = 0;
        while (next < differing.size()) {
            if (buckets instanceof Buckets.Hashes && ++times > limits.mostTimes()) {
                problems.add(Problem.error(
                        Code.RECONCILE_UNFINISHED,
                        plan.spec().at(),
                        (differing.size() - next) + " of " + differing.size() + " ranges of '" + plan.entity()
                                + "' that differ were not looked into: too many rows differ",
                        Advice.of(
                                Action.RECONCILE.with("entities", plan.entity()).with("heal"),
                                " loads those that were found; then reconcile again")));
                return;
            }
            int end = next;
            long rows = 0;
            while (end < differing.size()
                    && (end == next || rows + pass.rows(differing.get(end)) <= limits.rowsAtOnce())) {
                rows += pass.rows(differing.get(end++));
            }
            List<Integer> some = differing.subList(next, end);
            RowComparison rowsOfSome = compare(buckets, some);
            if (healer != null && !rowsOfSome.loadable().isEmpty()) {
                List<@Nullable Object[]> wanted = RowComparison.cut(
                        rowsOfSome.loadable(), plan.sourceColumns().size());
                healer.load(wanted);
                healed += wanted.size();
                rowsOfSome = compare(buckets, some);
            }
            findings.add(rowsOfSome.findings());
            next = end;
        }
    }

    private RowComparison compare(Buckets buckets, List<Integer> some) {
        RowComparison rows = new RowComparison(plan, compared, rejectedBefore, members);
        BitSet wanted = new BitSet();
        some.forEach(wanted::set);
        Fingerprint ofSource = compared.ofSource(plan);
        Fingerprint ofTarget = compared.ofTarget(plan);
        List<Section> sections = Section.of(buckets, some, source, plan);
        for (Section section : sections) {
            source.rows(section.ofSource(), !certain, (state, row, made) -> {
                if (wanted.get(buckets.of(ofSource, made))) {
                    rows.source(state, row, made);
                }
            });
        }
        for (Section section : sections) {
            target.rows(section.ofTarget(), row -> {
                if (wanted.get(buckets.of(ofTarget, row))) {
                    rows.target(row);
                }
            });
        }
        rows.end();
        return rows;
    }

    /** Whether what is gone from the source is to be gone from the target. */
    private boolean removes() {
        if (plan.load().strategy().whole()) {
            return true;
        }
        DeletePlan deletes = plan.load().deletes();
        return shared == null && deletes != null && deletes.keys() != null && deletes.what() != OnDelete.IGNORE;
    }

    private Reconciled result(Totals pass, int ranges, int differing) {
        long only = findings.count(Kind.ONLY_IN_TARGET);
        if (only > 0 && !removes()) {
            problems.add(Problem.warning(
                    Code.RECONCILE_KEPT,
                    plan.spec().at(),
                    (only == 1 ? "1 row" : only + " rows") + " of "
                            + plan.merge().target()
                            + " the source has not; that counts as no difference, for "
                            + (shared != null
                                    ? "'" + shared + "' writes that table, too"
                                    : "'" + plan.entity() + "' does not look for rows that are gone by comparing keys"),
                    shared != null ? null : "write source.deletes: { compare: keys } to have them removed"));
        }
        boolean equal = problems.stream().noneMatch(Problem::isError)
                && findings.count(Kind.MISSING) + different() == 0
                && (only - removed <= 0 || !removes());
        Figures figures = figures(
                pass.compared(),
                pass.inTarget(),
                pass.waiting(),
                pass.rejected() + findings.rejected(),
                ranges,
                differing);
        return verdict(equal, figures, compared.names(), compared.not(), ranges * 0x1p-64);
    }

    private Problem differs() {
        return Problem.error(
                Code.RECONCILE_DIFFERS,
                plan.spec().at(),
                plan.merge().target() + " differs from what the source of '" + plan.entity() + "' makes of its rows",
                Advice.of(
                        Action.WHY.with("entities", plan.entity()).with("key", "…"),
                        " says of one row how it came to that; ",
                        Action.RECONCILE.with("entities", plan.entity()).with("heal"),
                        " loads what is missing or different"));
    }

    private long different() {
        return findings.count(Kind.VALUES) + findings.count(Kind.REPEATED) + findings.count(Kind.GONE);
    }

    private Figures figures(long due, long there, long waiting, long rejected, long ranges, long differing) {
        return new Figures(
                due,
                there,
                waiting,
                rejected,
                ranges,
                differing,
                findings.count(Kind.MISSING),
                Math.max(0, findings.count(Kind.ONLY_IN_TARGET) - removed),
                different(),
                healed,
                removed,
                source.read(),
                target.read() + leftOut.read());
    }
}
