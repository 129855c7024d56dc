package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.plan.RowOrder;
import dev.fluxo.engine.internal.source.RowWatermark;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Watermark;
import dev.fluxo.engine.spi.Window;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a load has come. Rows that are read again lie behind the stored watermark, and do not move it back; nor do those of a range that come
 * after those of another one.
 */
final class Reached {
    private final List<Column> columns;
    private final RowWatermark rows;
    private final int[] places;
    /** Of the rows of a batch. */
    private final boolean sorted;

    private final boolean inOrder;
    private @Nullable Watermark reached;
    private boolean again;

    Reached(LoadPlan plan, Window window) {
        this.columns = plan.read().watermark();
        this.rows = new RowWatermark(plan);
        this.places = plan.read().watermarkIndexes();
        this.sorted = plan.read().byWatermark();
        this.inOrder = sorted && plan.inOrder(window);
        this.again = window.again() != null;
        this.reached = again ? window.after() : null;
    }

    /** Whether the next rows may be some that were read before. */
    boolean again() {
        return again;
    }

    /** The watermark after a batch; null for an entity that is read whole. */
    @Nullable
    Watermark after(Batch batch) {
        Watermark last = rows.of(sorted ? batch.rows().get(batch.size() - 1) : latest(batch));
        Watermark before = reached;
        if (last == null || (inOrder && !again)) {
            return last;
        }
        again = again && before != null && compare(last, before, 0) <= 0;
        reached = before == null || isBeyond(last, before) ? last : before;
        return reached;
    }

    private @Nullable Object[] latest(Batch batch) {
        @Nullable Object[] latest = batch.rows().get(0);
        for (@Nullable Object[] row : batch.rows()) {
            if (isLater(row, latest)) {
                latest = row;
            }
        }
        return latest;
    }

    private boolean isLater(@Nullable Object[] row, @Nullable Object[] other) {
        for (int place : places) {
            int order = RowOrder.compare(Objects.requireNonNull(row[place]), Objects.requireNonNull(other[place]));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    /** Where nothing tells, it is not: what lies there is read again, as all that has this first value is. */
    private boolean isBeyond(Watermark last, Watermark before) {
        for (int i = 0; i < columns.size(); i++) {
            if (!RowOrder.isKnown(columns.get(i))) {
                return false;
            }
            int order = compare(last, before, i);
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    private int compare(Watermark left, Watermark right, int place) {
        Column column = columns.get(place);
        return RowOrder.compare(value(left, place, column), value(right, place, column));
    }

    private static Object value(Watermark watermark, int place, Column column) {
        return ValueText.read(column.type().kind(), watermark.parts().get(place).value());
    }
}
