package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.RejectLog;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.RowFinder;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.ValueText;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows as the source has them now.
 *
 * @param found what the source still has
 * @param unknown how many rejects do not say which row they are of: the spec has changed since
 * @param gone rejects whose row the source has no more
 */
record RejectsInSource(List<Found> found, long unknown, List<Long> gone) {
    /** A source row, and the rejects that are of it. */
    record Found(List<@Nullable Object> row, List<Long> rejects) {
        @Nullable
        Object[] source() {
            return row.toArray();
        }
    }

    /**
     * What identifies a row on the source: the keys, where they are copied of columns; else the watermark that it had. Where versions are
     * kept each state counts, so that it is the watermark.
     */
    static List<Column> identity(EntityPlan plan) {
        List<Column> keys = RowFinder.keys(plan);
        boolean states = plan.merge().history() != null && !plan.watermark().isEmpty();
        return keys == null || states ? plan.watermark() : keys;
    }

    static RejectsInSource of(EntityPlan plan, Database source, List<RejectLog.Pending> pending) {
        List<Column> by = identity(plan);
        Map<List<Object>, List<Long>> rejects = new LinkedHashMap<>();
        long unknown = 0;
        for (RejectLog.Pending reject : pending) {
            List<Object> values = values(by, reject.data());
            if (values == null || values.isEmpty()) {
                unknown++;
            } else {
                rejects.computeIfAbsent(values, any -> new ArrayList<>()).add(reject.id());
            }
        }
        Map<List<Object>, @Nullable Object[]> rows =
                rejects.isEmpty() ? Map.of() : RowFinder.latest(plan, source, by, rejects.keySet());
        List<Found> found = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        rejects.forEach((key, ids) -> {
            @Nullable Object[] row = rows.get(key);
            if (row == null) {
                gone.addAll(ids);
            } else {
                found.add(new Found(Arrays.asList(row), ids));
            }
        });
        return new RejectsInSource(found, unknown, gone);
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
