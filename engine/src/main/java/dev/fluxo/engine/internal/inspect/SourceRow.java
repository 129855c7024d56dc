package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.RowFinder;
import dev.fluxo.engine.internal.transform.RowFunction;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the source, and the columns and values that find it again. */
final class SourceRow {
    private final @Nullable Object[] values;
    private final List<Column> by;
    private final List<Object> is;

    private SourceRow(@Nullable Object[] values, List<Column> by, List<Object> is) {
        this.values = values;
        this.by = by;
        this.is = is;
    }

    /** In the order of the plan's source columns. */
    @Nullable
    Object[] values() {
        return values;
    }

    /** Null where the source has none. Where the key is transformed, all rows are looked through. */
    static @Nullable SourceRow find(EntityPlan plan, Database source, RowKey key) {
        List<Column> columns = RowFinder.keys(plan);
        if (columns == null || !alike(columns, plan.merge().keys())) {
            return scan(plan, source, key);
        }
        List<Object> is = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            is.add(KeyText.read(
                    columns.get(i), columns.get(i).name(), key.texts().get(i)));
        }
        if (!RowKey.fits(is, columns)) {
            return null;
        }
        @Nullable Object[] found = RowFinder.latest(plan, source, new Window(null, null), columns, is);
        return found == null ? null : new SourceRow(found, columns, is);
    }

    /** Whether a value of the one is written as one of the other: '042' of a text is 42 of a number. */
    private static boolean alike(List<Column> from, List<Column> to) {
        for (int i = 0; i < from.size(); i++) {
            TypeKind left = from.get(i).type().kind();
            TypeKind right = to.get(i).type().kind();
            boolean numbers = left.isNumber() && right.isNumber();
            if (left != right && !numbers) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable SourceRow scan(EntityPlan plan, Database source, RowKey key) {
        int[] keys = plan.keyIndexes();
        RowFunction function = plan.load().compile();
        @Nullable Object[] target = new Object[plan.merge().columns().size()];
        SourceRow latest = null;
        try (BatchReader rows = new BatchReader(plan.load(), new Window(null, null), source, 1_000)) {
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                for (@Nullable Object[] row : batch.rows()) {
                    function.apply(row, target);
                    boolean same = key.is(target, keys);
                    Arrays.fill(target, null);
                    latest = same ? ofWatermark(plan, row) : latest;
                }
            }
        }
        return latest;
    }

    private static SourceRow ofWatermark(EntityPlan plan, @Nullable Object[] row) {
        List<Object> is = new ArrayList<>();
        List<Column> by = new ArrayList<>();
        for (int index : plan.watermarkIndexes()) {
            Object value = row[index];
            if (value != null) {
                by.add(plan.sourceColumns().get(index));
                is.add(value);
            }
        }
        return new SourceRow(row, by, is);
    }

    /** The watermark columns that are NULL here. */
    List<String> nulls(EntityPlan plan) {
        return plan.watermark().stream()
                .filter(column -> values[plan.sourceColumns().indexOf(column)] == null)
                .map(Column::name)
                .toList();
    }

    boolean isIn(EntityPlan plan, Database source, Window window) {
        return RowFinder.latest(plan, source, window, by, is) != null;
    }
}
