package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.result.Explanation.Value;
import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.result.RowTrace.ColumnTrace;
import dev.fluxo.engine.spi.DataType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row in the source and in the target, which may spell its key in two ways: each finds the other.
 *
 * @param key as it was asked for
 * @param row null: the source does not return it
 * @param trace how it becomes a target row; null where there is none
 * @param loaded the row of the target; empty where it has none. Of versions that which is valid at the date of the source's row
 * @param versions all that the target has, the earliest first; empty where it keeps none
 */
record Found(
        EntityPlan plan,
        RowKey key,
        @Nullable SourceRow row,
        @Nullable RowTrace trace,
        List<Value> loaded,
        List<List<Value>> versions) {
    static Found of(EntityPlan plan, Database source, Database target, RowKey key) {
        Found found = once(plan, source, target, key);
        if (found.row() != null || !found.loaded().isEmpty()) {
            return found;
        }
        return key.otherwise(plan)
                .map(other -> once(plan, source, target, other))
                .filter(other -> other.row() != null || !other.loaded().isEmpty())
                .findFirst()
                .orElse(found);
    }

    private static Found once(EntityPlan plan, Database source, Database target, RowKey key) {
        SourceRow row = SourceRow.find(plan, source, key);
        List<Value> loaded = TargetRow.find(plan, target, key);
        List<List<Value>> versions = TargetRow.versions(plan, target, key);
        RowKey there = key.asIn(plan, texts(versions.isEmpty() ? loaded : versions.get(0)));
        if (row == null && there != null) {
            row = SourceRow.find(plan, source, there);
        }
        RowTrace trace = row == null ? null : plan.load().compile().trace(row.values());
        RowKey made = trace == null ? null : key.asIn(plan, results(trace));
        if (loaded.isEmpty() && versions.isEmpty() && made != null) {
            loaded = TargetRow.find(plan, target, made);
            versions = TargetRow.versions(plan, target, made);
        }
        return new Found(
                plan, key, row, trace, versions.isEmpty() ? loaded : standing(plan, trace, versions), versions);
    }

    /** The version that is valid at the date of the row; the last one where the row has none, or the run dates it. */
    private static List<Value> standing(EntityPlan plan, @Nullable RowTrace trace, List<List<Value>> versions) {
        int place = plan.merge().columns().size() - 1;
        DataType type = plan.merge().columns().get(place).type();
        String date = trace == null || trace.columns().size() <= place
                ? null
                : trace.columns().get(place).result();
        if (date == null) {
            return versions.get(versions.size() - 1);
        }
        List<Value> standing = versions.get(0);
        for (List<Value> version : versions) {
            String from = version.get(place).value();
            if (from != null && SameValue.order(type, from, date) <= 0) {
                standing = version;
            }
        }
        return standing;
    }

    /** The key as it was asked for, as the source makes it and as the target has it: as books may have it. */
    Set<String> spellings() {
        Set<String> texts = new LinkedHashSet<>(List.of(key.text()));
        RowKey made = trace == null ? null : key.asIn(plan, results(trace));
        RowKey there = key.asIn(plan, texts(loaded));
        if (made != null) {
            texts.add(made.text());
        }
        if (there != null) {
            texts.add(there.text());
        }
        return texts;
    }

    private static List<@Nullable String> texts(List<Value> row) {
        List<@Nullable String> texts = new ArrayList<>();
        row.forEach(value -> texts.add(value.value()));
        return texts;
    }

    private static List<@Nullable String> results(RowTrace trace) {
        List<@Nullable String> texts = new ArrayList<>();
        for (ColumnTrace column : trace.columns()) {
            texts.add(column.result());
        }
        return texts;
    }
}
