package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.TableName;
import java.util.List;
import java.util.Locale;

/**
 * How much a database reads when it reads a table whole, as its catalog says.
 *
 * @param rows about; 0 where that is not known
 * @param bytes about; 0 where that is not known
 * @param view holds no rows of its own
 */
public record TableSize(long rows, long bytes, boolean view) {
    private static final TableSize UNKNOWN = new TableSize(0, 0, false);

    /** Read and sorted in a few hundredths of a second, which no run is slower for. */
    private static final long FEW_ROWS = 50_000;

    private static final long FEW_BYTES = 16L << 20;
    private static final int UNIT = 1_024;
    private static final List<String> UNITS = List.of("bytes", "KB", "MB", "GB", "TB", "PB");

    public static TableSize of(Database source, TableName table) {
        try (Session session = source.reader()) {
            List<TableSize> found = session.query(
                    session.dialect().source().size(table),
                    row -> new TableSize(row.integer(1), row.integer(2), row.integer(3) != 0));
            return found.isEmpty() ? UNKNOWN : found.get(0);
        }
    }

    /** The same, of at least as many rows. */
    public TableSize orMore(long counted) {
        return new TableSize(Math.max(rows, counted), bytes, view);
    }

    /** Whether it costs next to nothing to read the whole table and to sort it. */
    public boolean isSmall() {
        return rows < FEW_ROWS && bytes < FEW_BYTES;
    }

    /** {@code 16044 rows (1.2 MB)}. */
    public String words() {
        return rows + (rows == 1 ? " row" : " rows") + (bytes == 0 ? "" : " (" + bytes(bytes) + ")");
    }

    private static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= UNIT && unit < UNITS.size() - 1) {
            amount /= UNIT;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 || amount >= 10 ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
    }
}
