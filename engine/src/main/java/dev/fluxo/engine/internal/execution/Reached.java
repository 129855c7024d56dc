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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far a load has come. Rows that are read again lie behind the stored watermark, and do not move it back; nor do those of a range that come
 * after those of another one.
 */
final class Reached {
    private final List<Column> columns;
    private final RowWatermark rows;
    /** Of the rows of a batch. */
    private final boolean sorted;

    private final boolean inOrder;
    private @Nullable Watermark reached;
    /** Of it, in the order of the columns. */
    private @Nullable List<Object> values;

    private boolean again;

    Reached(LoadPlan plan, Window window) {
        this.columns = plan.read().watermark();
        this.rows = new RowWatermark(plan);
        this.sorted = plan.read().byWatermark();
        this.inOrder = sorted && plan.inOrder(window);
        this.again = window.again() != null;
        this.reached = again ? window.after() : null;
        this.values = reached == null ? null : values(reached);
    }

    private List<Object> values(Watermark watermark) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> ValueText.read(
                        columns.get(i).type().kind(), watermark.parts().get(i).value()))
                .toList();
    }

    /** Whether the next rows may be some that were read before. */
    boolean again() {
        return again;
    }

    /** The watermark after a batch; null for an entity that is read whole. */
    @Nullable
    Watermark after(Batch batch) {
        @Nullable Object[] last = batch.rows().get(batch.size() - 1);
        if (columns.isEmpty() || (inOrder && !again)) {
            return rows.of(last);
        }
        again = again && values != null && RowOrder.compare(rows.values(last).get(0), values.get(0)) <= 0;
        @Nullable Object @Nullable [] furthest = null;
        for (@Nullable Object[] row : sorted ? List.<@Nullable Object[]>of(last) : batch.rows()) {
            List<Object> ofRow = rows.values(row);
            if (values == null || isBeyond(ofRow, values)) {
                values = ofRow;
                furthest = row;
            }
        }
        if (furthest != null) {
            reached = rows.of(furthest);
        }
        return reached;
    }

    /** Where nothing tells, it is not: what lies there is read again, as all that has this first value is. */
    private boolean isBeyond(List<Object> row, List<Object> other) {
        for (int i = 0; i < columns.size(); i++) {
            if (!RowOrder.isKnown(columns.get(i))) {
                return false;
            }
            int order = RowOrder.compare(row.get(i), other.get(i));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }
}
