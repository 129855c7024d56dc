package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.run.Standing;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.RowWatermark;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Explanation;
import dev.fluxo.engine.result.Explanation.Covering;
import dev.fluxo.engine.result.Explanation.OnRecord;
import dev.fluxo.engine.result.Explanation.Value;
import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a row is or is not in the target. Start reading at {@link #explain}. */
public final class Explainer {
    private final BookReader books;
    private final Databases databases;

    public Explainer(Database control, Databases databases) {
        this.books = new BookReader(control);
        this.databases = databases;
    }

    /**
     * @param key the values of the target's keys, in the order of the spec, with commas between
     * @throws dev.fluxo.engine.problem.FluxoException if the key does not suit, or a database cannot be asked
     */
    public Explanation explain(EntitySpec spec, String key) {
        Database source = databases.get(spec.source().connection().value());
        Database target = databases.get(spec.target().connection().value());
        EntityPlan plan = Plans.of(spec, databases);
        ControlRow control = books.row(spec);
        Found found = Found.of(plan, source, target, RowKey.of(plan, key));
        SourceRow row = found.row();
        Standing standing = books.standing(plan, control, databases);
        FixedWindow window = null;
        Problem stopped = null;
        try {
            window = Windows.of(plan, standing, source, control);
        } catch (FluxoException e) {
            stopped = e.first();
        }
        Watermark stands =
                row == null || !row.nulls(plan).isEmpty() ? null : new RowWatermark(plan.load()).of(row.values());
        WindowPosition place = place(plan, source, row, window, control.watermark());
        List<OnRecord> rejects = rejects(spec.name(), found, stands);
        List<Covering> runs = stands == null ? List.of() : books.covering(spec.name(), stands);
        Verdict.Facts facts = new Verdict.Facts(
                plan,
                row,
                row == null ? LeftOut.by(plan, source, found.key()) : null,
                place,
                window,
                found.trace(),
                !found.loaded().isEmpty(),
                row != null && GoneWords.isGone(plan.load().compileGone(), row.values()),
                GoneWords.since(plan, found.loaded()),
                differs(plan, found, true),
                differs(plan, found, false),
                !rejects.isEmpty(),
                runs,
                control.enabled());
        boolean hidden = stopped != null && row != null && row.nulls(plan).isEmpty() && !facts.same();
        return new Explanation(
                spec.name(),
                found.key().text(),
                hidden && stopped != null ? Verdict.stopped(stopped) : Verdict.of(facts),
                row == null ? List.of() : values(plan, row),
                place == null
                        ? null
                        : place.words(
                                stands,
                                control.watermark(),
                                window == null ? null : window.window().cutoff()),
                found.trace(),
                found.loaded(),
                found.versions(),
                rejects,
                runs,
                standing.problems());
    }

    private static @Nullable WindowPosition place(
            EntityPlan plan,
            Database source,
            @Nullable SourceRow row,
            @Nullable FixedWindow window,
            @Nullable Watermark stored) {
        if (row == null) {
            return null;
        }
        if (!row.nulls(plan).isEmpty()) {
            return WindowPosition.NO_VALUE;
        }
        return window == null ? null : WindowPosition.of(plan, source, row, window.window(), stored);
    }

    /** Under each spelling of the key that the row has. */
    private List<OnRecord> rejects(String entity, Found found, @Nullable Watermark stands) {
        return found.spellings().stream()
                .flatMap(text -> books.rejects(entity, text, stands).stream())
                .distinct()
                .toList();
    }

    /**
     * The target's columns, as the spec writes them, that hold something else; its first columns are those of the spec.
     *
     * @param carried those that a merge would set; or else the others, which are keys that it may not spell anew
     */
    private static List<String> differs(EntityPlan plan, Found found, boolean carried) {
        RowTrace trace = found.trace();
        List<String> columns = new ArrayList<>();
        for (int i = 0;
                trace != null
                        && !found.loaded().isEmpty()
                        && i < trace.columns().size();
                i++) {
            String now = trace.columns().get(i).result();
            Column column = plan.merge().columns().get(i);
            if (isEarlier(plan, column) || Verdict.isLookedUp(plan, column)) {
                continue;
            }
            boolean set = plan.merge().values().contains(column);
            if (set == carried
                    && (trace.columns().get(i).fault() != null
                            || !SameValue.of(
                                    column.type(), now, found.loaded().get(i).value()))) {
                columns.add(trace.columns().get(i).column());
            }
        }
        return columns;
    }

    /** A version may have begun with an earlier state that was equal. */
    private static boolean isEarlier(EntityPlan plan, Column column) {
        History history = plan.merge().history();
        return history != null && !history.everyState() && column.equals(history.validFrom());
    }

    private static List<Value> values(EntityPlan plan, SourceRow row) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < plan.sourceColumns().size(); i++) {
            Object value = row.values()[i];
            values.add(new Value(plan.sourceColumns().get(i).name(), value == null ? null : ValueText.write(value)));
        }
        return values;
    }
}
