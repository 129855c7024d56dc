package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Window;
import java.io.Serializable;
import java.util.List;

/**
 * What is read of an entity: pure data.
 *
 * @param select the source query
 * @param columns what is read, in the order of a source row
 * @param watermark those of them that are the watermark, in its order; empty: read whole
 * @param watermarkNames the same as the spec writes them
 * @param order the columns by which the rows are ordered; empty: in no order
 * @param skipNulls leave out rows with a NULL in a watermark column
 */
public record ReadPlan(
        String select,
        List<Column> columns,
        List<Column> watermark,
        List<String> watermarkNames,
        List<Column> order,
        boolean skipNulls)
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
        this(select, columns, watermark, watermarkNames, watermark, skipNulls);
    }

    /** The same in another order. */
    ReadPlan by(List<Column> other) {
        return new ReadPlan(select, columns, watermark, watermarkNames, other, skipNulls);
    }

    /** The read of a window. */
    public Extraction extraction(Window window, boolean skipping, int limit) {
        return new Extraction(select, columns, watermark, order, window, skipping, limit);
    }

    /** Where in a source row the watermark stands. */
    public int[] watermarkIndexes() {
        return watermark.stream().mapToInt(columns::indexOf).toArray();
    }
}
