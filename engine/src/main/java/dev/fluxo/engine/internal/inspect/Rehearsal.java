package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.execution.Execution;
import dev.fluxo.engine.internal.execution.Moved;
import dev.fluxo.engine.internal.execution.Rejects;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.run.Surroundings;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.target.Loading;
import dev.fluxo.engine.internal.target.MaxDeletes;
import dev.fluxo.engine.internal.target.ProgramObserver;
import dev.fluxo.engine.internal.target.TableLoader;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Forecast.Cell;
import dev.fluxo.engine.result.Forecast.Change;
import dev.fluxo.engine.result.Forecast.Effects;
import dev.fluxo.engine.result.RowCounts;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Replace;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.TargetSql;
import dev.fluxo.engine.spi.ValueText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads a window for real, in a transaction that is rolled back, and says what that did. */
final class Rehearsal {
    private static final int MOST_CHANGES = 10;

    private final EntityPlan plan;
    private final Database target;
    private final List<Change> changes = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private boolean tried;
    private List<Problem> broken = List.of();

    Rehearsal(EntityPlan plan, Database target) {
        this.plan = plan;
        this.target = target;
    }

    /** @throws dev.fluxo.engine.problem.FluxoException where a run would fail */
    Effects of(Database source, FixedWindow window, @Nullable Instant compared) {
        Loading loading = Loading.staged(plan.load());
        return loading.run(() -> {
            // While rows are looked for, what is tried may be undone: it is no change to show.
            ProgramObserver observer = tried ? ProgramObserver.NONE : this::look;
            tried = true;
            changes.clear();
            removed.clear();
            return of(source, window, compared, loading, observer);
        });
    }

    /** What of the target is not as the spec expects it then. */
    List<Problem> broken() {
        return broken;
    }

    private Effects of(
            Database source,
            FixedWindow window,
            @Nullable Instant compared,
            Loading loading,
            ProgramObserver observer) {
        Rejects rejects = new Rejects(plan.load());
        // Sessions close last: that of the target rolls back.
        try (Session session = target.session();
                Surroundings around = Surroundings.ofRun(
                        plan, source, target, window, compared, Set::of, dimension -> null, MOST_CHANGES);
                TableLoader loader = loading.open(session, around::begin, observer, rejects);
                BatchReader rows = new BatchReader(
                        plan.load(), window.window(), source, plan.spec().batchSize())) {
            Moved moved = new Execution(plan.load(), window.window(), rejects, () -> {})
                    .dated(window.date())
                    .run(rows, () -> loader);
            RowCounts counts = moved.counts().plus(around.end(session, moved.counts()));
            MaxDeletes.check(plan.load(), session, counts.deleted());
            around.removed().stream()
                    .limit(MOST_CHANGES)
                    .forEach(key -> removed.add(plan.load().key(key)));
            around.expectations().ask(session, counts);
            broken = around.expectations().broken();
            return new Effects(counts, changes, removed, around.expectations().results());
        }
    }

    /** Called before each merge: afterwards the old values are gone. */
    private void look(Session session, StageTransfer merge) {
        int places = MOST_CHANGES - removed.size();
        if (places > 0 && plan.load().strategy() instanceof Replace replace) {
            session.query(session.dialect().target().others(merge, replace.part(), places), row -> key(row, merge))
                    .forEach(removed::add);
        } else if (places > 0 && merge.tombstones()) {
            session.query(session.dialect().target().gone(merge, places), row -> key(row, merge))
                    .forEach(removed::add);
        }
        int wanted = MOST_CHANGES - changes.size();
        TargetSql sql = session.dialect().target();
        if (wanted > 0 && merge.history() != null) {
            changes.addAll(
                    session.query(sql.versions().changes(merge, wanted), row -> change(row, merge, merge.columns())));
        } else if (wanted > 0 && !merge.values().isEmpty()) {
            changes.addAll(session.query(sql.changes(merge, wanted), row -> change(row, merge, merge.values())));
        }
    }

    private String key(Row row, StageTransfer merge) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < merge.keys().size(); i++) {
            values.add(
                    Objects.requireNonNull(row.value(i + 1, merge.keys().get(i).type()), "a key"));
        }
        return plan.load().key(values);
    }

    /** @param before the columns whose values of before are in the row */
    private Change change(Row row, StageTransfer merge, List<Column> before) {
        List<String> keys = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        int width = merge.columns().size();
        for (int i = 0; i < width; i++) {
            Column column = merge.columns().get(i);
            String name = plan.load().written(i);
            String after = text(row.value(i + 1, column.type()));
            if (merge.keys().contains(column)) {
                keys.add(name + "=" + after);
            }
            int place = before.indexOf(column);
            if (place < 0) {
                continue;
            }
            String was = text(row.value(width + place + 1, column.type()));
            if (!Objects.equals(was, after)) {
                cells.add(new Cell(name, was, after));
            }
        }
        return new Change(String.join(", ", keys), cells);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : ValueText.write(value);
    }
}
