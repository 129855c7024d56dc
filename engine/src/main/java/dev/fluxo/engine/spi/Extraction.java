package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param select the source query, or {@code SELECT columns FROM table}; may hold {@code {{window}}}
 * @param columns the columns wanted of its result, in the order of a row
 * @param watermark the watermark columns among the result's, in order; empty: read whole
 * @param order the columns by which the rows are ordered, that of the database; empty: in no order
 * @param skipNulls leave out rows with a NULL in a watermark column
 * @param limit most rows; 0: all
 * @param range only the rows of the window that are in it; null: all
 */
public record Extraction(
        String select,
        List<Column> columns,
        List<Column> watermark,
        List<Column> order,
        Window window,
        boolean skipNulls,
        int limit,
        @Nullable Range range) {
    /** Where an analyst wants the window inside the query. */
    public static final String WINDOW = "{{window}}";

    public Extraction {
        columns = List.copyOf(columns);
        watermark = List.copyOf(watermark);
        order = List.copyOf(order);
    }

    /** In the order of the watermark. */
    public Extraction(
            String select, List<Column> columns, List<Column> watermark, Window window, boolean skipNulls, int limit) {
        this(select, columns, watermark, watermark, window, skipNulls, limit, null);
    }

    /** The same, of another query that has its columns. */
    public Extraction of(String other) {
        return new Extraction(other, columns, watermark, order, window, skipNulls, limit, range);
    }
}
