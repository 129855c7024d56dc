package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.RowWatermark;
import dev.fluxo.engine.internal.transform.RowFunction;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds rejected rows whose key a later source row has too, where keys are computed: that row is in the target, and must stay.
 * Only the rows themselves tell, so the source is read on from each of them.
 */
final class Overtaken {
    private final EntityPlan plan;
    private final Database source;
    private final RowFunction function;
    private final RowWatermark watermark;

    Overtaken(EntityPlan plan, Database source) {
        this.plan = plan;
        this.source = source;
        this.function = plan.load().compile();
        this.watermark = new RowWatermark(plan.load());
    }

    /** The rows of one key in their order: all but the last are overtaken, and the last where one that was not rejected is later. */
    Set<RejectsInSource.Found> of(List<RejectsInSource.Found> rows) {
        Map<Watermark, RejectsInSource.Found> rejected = new HashMap<>();
        rows.forEach(row -> rejected.put(watermark.of(row.source()), row));
        Map<List<String>, RejectsInSource.Found> latest = new HashMap<>();
        Set<RejectsInSource.Found> overtaken = new HashSet<>();
        RejectsInSource.Found first = first(rows);
        if (first != null) {
            look(first.source(), first, latest, overtaken);
        }
        Watermark after = first == null ? null : watermark.of(first.source());
        try (BatchReader reader = new BatchReader(
                plan.load(), new Window(after, null), source, plan.spec().batchSize())) {
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                for (@Nullable Object[] row : batch.rows()) {
                    look(row, rejected.get(watermark.of(row)), latest, overtaken);
                }
            }
        }
        return overtaken;
    }

    /** From which on to read; null: from the beginning, where only the database knows the order of the values. */
    @SuppressWarnings("unchecked")
    private RejectsInSource.@Nullable Found first(List<RejectsInSource.Found> rows) {
        int[] places = plan.watermarkIndexes();
        for (Column column : plan.watermark()) {
            TypeKind kind = column.type().kind();
            if (!kind.isTemporal() && kind != TypeKind.INTEGER && kind != TypeKind.DECIMAL) {
                return null;
            }
        }
        Comparator<RejectsInSource.Found> order =
                Comparator.comparing(row -> (Comparable<Object>) row.row().get(places[0]));
        for (int i = 1; i < places.length; i++) {
            int place = places[i];
            order = order.thenComparing(row -> (Comparable<Object>) row.row().get(place));
        }
        return rows.stream().min(order).orElse(null);
    }

    private void look(
            @Nullable Object[] row,
            RejectsInSource.@Nullable Found rejected,
            Map<List<String>, RejectsInSource.Found> latest,
            Set<RejectsInSource.Found> overtaken) {
        if (rejected == null && latest.isEmpty()) {
            return;
        }
        @Nullable Object[] into = new Object[plan.merge().columns().size()];
        if (function.apply(row, into) != null) {
            return;
        }
        List<String> key = key(into);
        RejectsInSource.Found before = rejected == null ? latest.remove(key) : latest.put(key, rejected);
        if (before != null) {
            overtaken.add(before);
        }
    }

    private List<String> key(@Nullable Object[] row) {
        List<String> key = new ArrayList<>();
        Arrays.stream(plan.keyIndexes())
                .forEach(place -> key.add(row[place] == null ? "" : ValueText.write(row[place])));
        return key;
    }
}
