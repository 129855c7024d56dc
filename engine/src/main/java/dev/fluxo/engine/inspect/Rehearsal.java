package dev.fluxo.engine.inspect;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.dialect.Row;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Batch;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.Forecast.Cell;
import dev.fluxo.engine.model.Forecast.Change;
import dev.fluxo.engine.model.Forecast.Effects;
import dev.fluxo.engine.model.RowCounts;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.run.Rejects;
import dev.fluxo.engine.run.RowPipeline;
import dev.fluxo.engine.source.BatchReader;
import dev.fluxo.engine.target.HalvingLoader;
import dev.fluxo.engine.target.KnownRefusals;
import dev.fluxo.engine.target.MergeObserver;
import dev.fluxo.engine.target.RowsRefused;
import dev.fluxo.engine.target.StageLoader;
import dev.fluxo.engine.target.TableLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads a window for real, in a transaction that is rolled back, and says what that did. */
final class Rehearsal {
    private static final int MOST_CHANGES = 10;

    private final EntityPlan plan;
    private final Database target;
    private final List<Change> changes = new ArrayList<>();

    Rehearsal(EntityPlan plan, Database target) {
        this.plan = plan;
        this.target = target;
    }

    /** @throws dev.fluxo.engine.problem.FluxoException where a run would fail */
    Effects of(Database source, Window window) {
        try {
            return of(source, window, false);
        } catch (RowsRefused e) {
            changes.clear();
            return of(source, window, true);
        }
    }

    private Effects of(Database source, Window window, boolean halved) {
        RowPipeline pipeline = new RowPipeline(plan);
        Rejects rejects = new Rejects(plan);
        long read = 0;
        // Sessions close last: that of the target rolls back.
        try (Session session = target.session();
                TableLoader loader =
                        halved ? halving(session, pipeline, rejects) : new StageLoader(plan, session, this::look);
                BatchReader rows =
                        new BatchReader(plan, window, source, plan.spec().batchSize())) {
            loader.together(window.again() != null);
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                pipeline.transform(batch, loader::newRow, loader::add, rejects);
                rejects.takePending();
                read += batch.size();
            }
            RowCounts merged = loader.flush();
            rejects.check(read);
            return new Effects(RowCounts.read(read).rejecting(rejects.total()).plus(merged), changes);
        }
    }

    /** Changes are not shown then: what is tried may be undone. */
    private TableLoader halving(Session session, RowPipeline pipeline, Rejects rejects) {
        return new HalvingLoader(
                plan,
                session,
                MergeObserver.NONE,
                new KnownRefusals(),
                (row, target, refusal) -> pipeline.refused(row, target, refusal, rejects));
    }

    /** Called before each merge: afterwards the old values are gone. */
    private void look(Session session, Merge merge) {
        int wanted = MOST_CHANGES - changes.size();
        if (wanted > 0 && !merge.values().isEmpty()) {
            changes.addAll(session.query(session.dialect().target().changes(merge, wanted), row -> change(row, merge)));
        }
    }

    private Change change(Row row, Merge merge) {
        List<String> keys = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        int width = merge.columns().size();
        for (int i = 0; i < width; i++) {
            Column column = merge.columns().get(i);
            String name = plan.spec().columns().get(i).target().value();
            String after = text(row.value(i + 1, column.type()));
            if (merge.keys().contains(column)) {
                keys.add(name + "=" + after);
            }
            int place = merge.values().indexOf(column);
            if (place < 0) {
                continue;
            }
            String before = text(row.value(width + place + 1, column.type()));
            if (!Objects.equals(before, after)) {
                cells.add(new Cell(name, before, after));
            }
        }
        return new Change(String.join(", ", keys), cells);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : ValueText.write(value);
    }
}
