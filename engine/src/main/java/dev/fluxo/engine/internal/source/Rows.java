package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.model.Batch;
import dev.fluxo.engine.spi.RowWeight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bounded read as a stream of batches. */
public interface Rows extends AutoCloseable {
    /** The next rows; null when there are none left. */
    @Nullable
    Batch next();

    /** Rows that are there already, as a part of a batch. */
    static Rows of(List<@Nullable Object[]> rows) {
        return new Rows() {
            private boolean given = rows.isEmpty();

            @Override
            public @Nullable Batch next() {
                if (given) {
                    return null;
                }
                given = true;
                return new Batch(rows, rows.stream().mapToInt(RowWeight::of).sum(), false);
            }

            @Override
            public void cancel() {
                // Nobody waits.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** Ends a {@link #next} that another thread waits in. Never throws. */
    void cancel();

    @Override
    void close();
}
