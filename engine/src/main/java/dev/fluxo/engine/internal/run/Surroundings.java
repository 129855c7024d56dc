package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ChangesSince;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Hooks;
import dev.fluxo.engine.internal.plan.DeletePlan;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.result.RowCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one attempt of an entity's load does in its target before its first row and after its last, each in the order of the list. */
public final class Surroundings implements AutoCloseable {
    private final List<AroundLoad> parts;
    private final Expectations expectations;
    private boolean begun;

    private Surroundings(List<AroundLoad> parts, Expectations expectations) {
        this.parts = List.copyOf(parts);
        this.expectations = expectations;
    }

    /**
     * What a spec asks of a run, in the order in which it is done.
     *
     * @param window of the rows
     * @param compared when keys were compared last; null: never
     * @param rejected the keys of rows that are on record as rejected, asked for where they are needed
     * @param changes of the dimension that an entity loads, since rows of the target were looked up; null: none
     * @param shown so many keys of rows that are removed are to be shown
     */
    public static Surroundings ofRun(
            EntityPlan plan,
            Database source,
            Database target,
            FixedWindow window,
            @Nullable Instant compared,
            Supplier<Set<String>> rejected,
            Function<String, @Nullable ChangesSince> changes,
            int shown) {
        ReplacedPart.prepare(plan, target);
        KeyComparison comparison = comparison(plan, source, window, compared, rejected, shown);
        return of(plan, Expectations.prepare(plan, target), comparison, true, changes);
    }

    /** What it asks of whoever else removes rows that are gone, as {@link #ofRun} does. */
    static Surroundings ofRowsGone(
            EntityPlan plan, Database source, Database target, FixedWindow window, Supplier<Set<String>> rejected) {
        KeyComparison comparison = comparison(plan, source, window, null, rejected, 0);
        return of(plan, Expectations.ofTarget(plan, target), comparison, true, dimension -> null);
    }

    private static @Nullable KeyComparison comparison(
            EntityPlan plan,
            Database source,
            FixedWindow window,
            @Nullable Instant compared,
            Supplier<Set<String>> rejected,
            int shown) {
        DeletePlan deletes = plan.load().deletes();
        LoadPlan keys = deletes == null ? null : deletes.keys();
        if (deletes == null || keys == null || !ComparisonDue.is(deletes.every(), compared)) {
            return null;
        }
        BehindRows behind = new BehindRows(plan, source, window.window(), rejected.get());
        return new KeyComparison(plan, deletes, keys, source, behind, window.date(), shown);
    }

    /**
     * What it asks of whoever else loads rows that were read before. What is gone is a run's to find, and what a run has to come to says
     * nothing of them.
     *
     * @param wholeRows whether they are loaded; else columns of them are filled, and no other is touched
     */
    static Surroundings ofRowsReadAgain(EntityPlan plan, Database target, boolean wholeRows) {
        return of(plan, Expectations.ofTarget(plan, target), null, wholeRows, dimension -> null);
    }

    private static Surroundings of(
            EntityPlan plan,
            Expectations expectations,
            @Nullable KeyComparison comparison,
            boolean repairs,
            Function<String, @Nullable ChangesSince> changes) {
        Hooks hooks = plan.load().hooks();
        List<AroundLoad> parts = new ArrayList<>();
        parts.add(HookStatements.before(hooks.before()));
        if (!plan.members().isEmpty()) {
            parts.add(new Members(plan));
        }
        if (comparison != null) {
            parts.add(comparison);
        }
        if (repairs && Repair.isPossible(plan)) {
            parts.add(new Repair(plan));
        }
        if (repairs && LateVersions.isPossible(plan)) {
            parts.add(new LateVersions(plan, changes));
        }
        parts.add(HookStatements.after(hooks.after()));
        return new Surroundings(parts, expectations);
    }

    /** What is asked last. */
    public Expectations expectations() {
        return expectations;
    }

    /** Whether {@link #begin} was done, and not undone. */
    boolean isBegun() {
        return begun;
    }

    /** What was begun is rolled back. */
    void undone() {
        begun = false;
    }

    /** Before the first row is written; again where that was undone. */
    public void begin(Session target) {
        parts.forEach(part -> part.before(target));
        expectations.before(target);
        begun = true;
    }

    /**
     * After the last row is written.
     *
     * @param loaded what became of all rows
     * @return what was done to rows of the target beside these
     */
    public RowCounts end(Session target, RowCounts loaded) {
        if (!begun) {
            begin(target);
        }
        RowCounts beside = RowCounts.ZERO;
        for (AroundLoad part : parts) {
            beside = beside.plus(part.after(target, loaded.plus(beside)));
        }
        return beside;
    }

    /**
     * As the last thing of all. What does not hold as the spec expects it fails the entity: nothing of the transaction is kept.
     *
     * @param loaded what became of all rows of the run
     */
    void expect(Session target, RowCounts loaded, EntityBooks books) {
        expectations.ask(target, loaded);
        books.expect(expectations.results());
        Problems broken = new Problems();
        broken.addAll(expectations.broken());
        broken.throwIfErrors();
        books.warn(broken.all());
    }

    /** What a person should know of it, though nothing failed. */
    public List<Problem> warnings() {
        return parts.stream().flatMap(part -> part.warnings().stream()).toList();
    }

    /** The keys of the first rows that were removed. */
    public List<List<Object>> removed() {
        return parts.stream().flatMap(part -> part.removed().stream()).toList();
    }

    /** Whether nothing is done to the target beside its rows. */
    boolean isNothing() {
        return parts.stream().allMatch(AroundLoad::isNothing);
    }

    /** Whether all keys were compared. */
    boolean compared() {
        return parts.stream().anyMatch(part -> part instanceof KeyComparison comparison && comparison.isDone());
    }

    /** The transaction has ended, one way or the other. */
    @Override
    public void close() {
        parts.forEach(AroundLoad::close);
    }
}
