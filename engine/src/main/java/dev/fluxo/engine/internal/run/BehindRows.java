package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.RowFinder;
import dev.fluxo.engine.internal.source.Waiting;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Window;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the source has and the target has not, though runs have passed them: they came back with the watermark that they had, or were
 * written late. No run would read them, so they are told.
 */
final class BehindRows {
    /** More are not looked up one by one. */
    private static final int MANY = 2_000;

    /** So many keys are enough to judge by. */
    static final int WANTED = MANY + 1;

    private final EntityPlan plan;
    private final Database source;
    private final Window window;
    private final Set<String> rejected;

    /**
     * @param window of the run: what lies in it or after it is not passed
     * @param rejected the keys of rows on record as rejected, as the audit writes them
     */
    BehindRows(EntityPlan plan, Database source, Window window, Set<String> rejected) {
        this.plan = plan;
        this.source = source;
        this.window = window;
        this.rejected = rejected;
    }

    /**
     * What is to be said; nothing where an entity is read whole each time.
     *
     * @param found finds the first keys of the source that no live row of the target has, as many as it is asked for
     */
    List<Problem> of(IntFunction<List<List<Object>>> found) {
        List<Column> by = RowFinder.keys(plan);
        if (by == null || plan.watermark().isEmpty() || window.after() == null) {
            return List.of();
        }
        List<List<Object>> missing = found.apply(WANTED);
        if (missing.size() > MANY) {
            return waiting() < missing.size() - rejected.size()
                    ? List.of(problem("more than " + MANY + " rows", plan.load().key(missing.get(0))))
                    : List.of();
        }
        Map<List<Object>, String> wanted = new LinkedHashMap<>();
        for (List<Object> key : missing) {
            List<Object> values = values(key, by);
            if (values != null && !rejected.contains(plan.load().key(key))) {
                wanted.put(values, plan.load().key(key));
            }
        }
        Window notPassed = new Window(window.after(), null);
        RowFinder.latest(plan, source, notPassed, by, wanted.keySet()).keySet().forEach(wanted::remove);
        Map<List<Object>, @Nullable Object[]> there =
                wanted.isEmpty() ? Map.of() : RowFinder.latest(plan, source, by, wanted.keySet());
        wanted.keySet().removeIf(key -> !isLoadable(there.get(key)));
        return wanted.isEmpty()
                ? List.of()
                : List.of(problem(
                        wanted.size() == 1 ? "1 row" : wanted.size() + " rows",
                        wanted.values().iterator().next()));
    }

    /** How many rows are in no window yet, or in this one. */
    private long waiting() {
        return Waiting.count(plan, new Window(window.after(), null), source);
    }

    /** Gone meanwhile, or left out because a watermark column is NULL: no run is to load it. */
    private boolean isLoadable(@Nullable Object @Nullable [] row) {
        if (row == null) {
            return false;
        }
        for (int index : plan.watermarkIndexes()) {
            if (row[index] == null) {
                return false;
            }
        }
        return true;
    }

    /** The key as the source has it; null where it has no such values. */
    private static @Nullable List<Object> values(List<Object> key, List<Column> by) {
        List<Object> values = new ArrayList<>();
        try {
            for (int i = 0; i < by.size(); i++) {
                values.add(ValueText.read(by.get(i).type().kind(), ValueText.write(key.get(i))));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
        return values;
    }

    private Problem problem(String many, String one) {
        return Problem.warning(
                Code.ROWS_BEHIND,
                plan.sourceAt(),
                many + " of the source of '" + plan.entity() + "' did not come into "
                        + plan.merge().target()
                        + ", such as " + one
                        + ": written late, or back again, with a watermark that runs have passed, and that none reads",
                Advice.of(
                        Action.BACKFILL.with("entities", plan.entity()).with("from", "…"),
                        " reads them again from a time on that is before theirs"));
    }
}
