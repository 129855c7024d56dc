package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.Window;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of an entity: pure data.
 *
 * @param select the source query
 * @param columns what is read, in the order of a source row
 * @param watermark those of them that are the watermark, in its order; empty: read whole
 * @param watermarkNames the same as the spec writes them
 * @param order the columns by which the rows are ordered; empty: in no order
 * @param skipNulls leave out rows with a NULL in a watermark column
 * @param split how ranges are read at once; null: all rows one after the other
 */
public record ReadPlan(
        String select,
        List<Column> columns,
        List<Column> watermark,
        List<String> watermarkNames,
        List<Column> order,
        boolean skipNulls,
        @Nullable SplitPlan split)
        implements Serializable {
    public ReadPlan {
        columns = List.copyOf(columns);
        watermark = List.copyOf(watermark);
        watermarkNames = List.copyOf(watermarkNames);
        order = List.copyOf(order);
    }

    /** In the order of the watermark. */
    ReadPlan(
            String select,
            List<Column> columns,
            List<Column> watermark,
            List<String> watermarkNames,
            boolean skipNulls) {
        this(select, columns, watermark, watermarkNames, watermark, skipNulls, null);
    }

    /** The same in another order, one row after the other. */
    ReadPlan by(List<Column> other) {
        return new ReadPlan(select, columns, watermark, watermarkNames, other, skipNulls, null);
    }

    /** The same in no order. */
    ReadPlan unordered() {
        return new ReadPlan(select, columns, watermark, watermarkNames, List.of(), skipNulls, split);
    }

    /** Whether the rows come in the order of the watermark: then the last of them says how far the reading has come. */
    public boolean byWatermark() {
        return order.equals(watermark);
    }

    /** The read of a window. */
    public Extraction extraction(Window window, boolean skipping, int limit) {
        return extraction(window, skipping, limit, null);
    }

    /** The read of a range of a window; null: of all of it. */
    public Extraction extraction(Window window, boolean skipping, int limit, @Nullable Range range) {
        return new Extraction(select, columns, watermark, order, window, skipping, limit, range);
    }

    ReadPlan splitting(SplitPlan ranges) {
        return new ReadPlan(select, columns, watermark, watermarkNames, order, skipNulls, ranges);
    }

    /** Where in a source row the watermark stands. */
    public int[] watermarkIndexes() {
        return watermark.stream().mapToInt(columns::indexOf).toArray();
    }
}
