package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.spi.Range;
import dev.fluxo.engine.spi.RowWeight;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a window in batches, each handed on in parts that are small in memory. */
public final class BatchReader implements Rows {
    private static final int MOST_ROWS = 1_000;
    /** A thousand rows of long texts are too many. */
    private static final int HEAVY = 4 << 20;

    private final RowFlow rows;
    private final int batchSize;
    private int rowsOfBatch;

    public BatchReader(LoadPlan plan, Window window, Database source, int batchSize) {
        this(new RowStream(plan, window, null, source, null), batchSize);
    }

    /** @param range the rows of the window that are read */
    public BatchReader(LoadPlan plan, Window window, Range range, Database source, int batchSize) {
        this(new RowStream(plan, window, range, source, null), batchSize);
    }

    /** @param session that reads them, and is closed with the rest */
    public BatchReader(LoadPlan plan, Window window, Range range, Database source, int batchSize, Session session) {
        this(new RowStream(plan, window, range, source, session), batchSize);
    }

    BatchReader(RowFlow rows, int batchSize) {
        this.rows = rows;
        this.batchSize = batchSize;
    }

    @Override
    public @Nullable Batch next() {
        int most = Math.min(MOST_ROWS, batchSize - rowsOfBatch);
        List<@Nullable Object[]> part = new ArrayList<>(most);
        int weight = 0;
        while (part.size() < most && weight < HEAVY) {
            @Nullable Object[] row = rows.next();
            if (row == null) {
                break;
            }
            part.add(row);
            weight = Math.addExact(weight, RowWeight.of(row));
        }
        if (part.isEmpty()) {
            return null;
        }
        rowsOfBatch += part.size();
        boolean complete = rowsOfBatch == batchSize;
        rowsOfBatch = complete ? 0 : rowsOfBatch;
        return new Batch(part, weight, complete);
    }

    @Override
    public void cancel() {
        rows.cancel();
    }

    @Override
    public void close() {
        rows.close();
    }
}
