package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.source.BatchReader;
import dev.fluxo.engine.internal.source.ReadAhead;
import dev.fluxo.engine.internal.source.Rows;
import dev.fluxo.engine.internal.transform.RowFunction;
import dev.fluxo.engine.spi.Window;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All keys of a source, by one statement, as the target has them. */
final class KeySource implements AutoCloseable {
    private static final int BATCH = 50_000;

    private final RowFunction function;
    private final Rows rows;
    private Iterator<@Nullable Object[]> part = List.<@Nullable Object[]>of().iterator();

    /** @param keys moves them, and nothing else */
    KeySource(LoadPlan keys, Database source) {
        function = keys.compile();
        rows = new ReadAhead(keys.entity(), new BatchReader(keys, new Window(null, null), source, BATCH));
    }

    /** Fills in the next key, from the first place on; false where there are none left. A row without a key is in no target. */
    boolean next(@Nullable Object[] into) {
        while (true) {
            while (part.hasNext()) {
                if (function.apply(part.next(), into) == null) {
                    return true;
                }
            }
            Batch batch = rows.next();
            if (batch == null) {
                return false;
            }
            part = batch.rows().iterator();
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
