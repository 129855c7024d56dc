package dev.fluxo.engine.run;

import dev.fluxo.engine.control.RejectLog;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.ValueText;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.source.RowFinder;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows as the source has them now.
 *
 * @param good target rows
 * @param stillBad how many rows are refused as before
 * @param done rejects that need not be tried again: their row passes, or the source has it no more
 */
record Retried(List<@Nullable Object[]> good, long stillBad, List<Long> done) {
    static Retried of(EntityPlan plan, Database source, List<RejectLog.Pending> pending) {
        List<Column> keys = RowFinder.keys(plan);
        List<Column> by = keys == null ? plan.watermark() : keys;
        Map<List<Object>, List<Long>> rows = new LinkedHashMap<>();
        long unknown = 0;
        for (RejectLog.Pending reject : pending) {
            List<Object> values = values(by, reject.data());
            if (values == null || values.isEmpty()) {
                unknown++;
            } else {
                rows.computeIfAbsent(values, any -> new ArrayList<>()).add(reject.id());
            }
        }
        List<@Nullable Object[]> good = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        long bad = unknown;
        for (Map.Entry<List<Object>, List<Long>> row : rows.entrySet()) {
            @Nullable Object[] found = RowFinder.latest(plan, source, new Window(null, null), by, row.getKey());
            @Nullable Object[] target = new Object[plan.merge().columns().size()];
            if (found == null) {
                done.addAll(row.getValue());
            } else if (plan.rows().apply(found, target) == null) {
                good.add(target);
                done.addAll(row.getValue());
            } else {
                bad++;
            }
        }
        return new Retried(good, bad, done);
    }

    /** What identifies the row on the source; null where the audit does not have it: the spec has changed since. */
    private static @Nullable List<Object> values(List<Column> by, Map<String, @Nullable String> data) {
        List<Object> values = new ArrayList<>();
        for (Column column : by) {
            String text = data.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(column.name()) && entry.getValue() != null)
                    .map(entry -> String.valueOf(entry.getValue()))
                    .findFirst()
                    .orElse(null);
            if (text == null) {
                return null;
            }
            try {
                values.add(ValueText.read(column.type().kind(), text));
            } catch (IllegalArgumentException | DateTimeException e) {
                return null;
            }
        }
        return values;
    }
}
