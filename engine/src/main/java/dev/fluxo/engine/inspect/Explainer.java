package dev.fluxo.engine.inspect;

import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Databases;
import dev.fluxo.engine.model.Explanation;
import dev.fluxo.engine.model.Explanation.Covering;
import dev.fluxo.engine.model.Explanation.OnRecord;
import dev.fluxo.engine.model.Explanation.Value;
import dev.fluxo.engine.model.RowTrace;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.model.Watermark;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.source.RowWatermark;
import dev.fluxo.engine.spec.EntitySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a row is or is not in the target. Start reading at {@link #explain}. */
public final class Explainer {
    private final Books books;
    private final Databases databases;

    public Explainer(Database control, Databases databases) {
        this.books = new Books(control);
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
        RowKey wanted = RowKey.of(plan, key);
        ControlRow control = books.row(spec);
        Window window = Windows.of(plan, source, control).window();

        SourceRow row = SourceRow.find(plan, source, wanted);
        List<Value> loaded = TargetRow.find(plan, target, wanted);
        RowTrace trace = row == null ? null : plan.rows().trace(row.values());
        Watermark stands = row == null ? null : new RowWatermark(plan).of(row.values());
        Place place = row == null ? null : Place.of(plan, source, row, window, control.watermark());
        List<OnRecord> rejects = books.rejects(spec.name(), wanted.text(), stands);
        List<Covering> runs = stands == null ? List.of() : books.covering(spec.name(), stands);
        return new Explanation(
                spec.name(),
                wanted.text(),
                Verdict.of(place, trace, same(trace, loaded), !loaded.isEmpty(), !rejects.isEmpty()),
                row == null ? List.of() : values(plan, row),
                place == null ? null : place.words(stands, control.watermark(), window.cutoff()),
                trace,
                loaded,
                rejects,
                runs);
    }

    private static List<Value> values(EntityPlan plan, SourceRow row) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < plan.sourceColumns().size(); i++) {
            Object value = row.values()[i];
            values.add(new Value(plan.sourceColumns().get(i).name(), value == null ? null : ValueText.write(value)));
        }
        return values;
    }

    /** Whether the target holds what the source makes now; the target's first columns are those of the spec. */
    private static boolean same(@Nullable RowTrace trace, List<Value> loaded) {
        if (trace == null || loaded.isEmpty()) {
            return false;
        }
        for (int i = 0; i < trace.columns().size(); i++) {
            if (!Objects.equals(trace.columns().get(i).result(), loaded.get(i).value())) {
                return false;
            }
        }
        return true;
    }
}
