package dev.fluxo.engine.source;

import dev.fluxo.engine.model.Batch;
import org.jspecify.annotations.Nullable;

/** A bounded read as a stream of batches. */
public interface Rows extends AutoCloseable {
    /** The next rows; null when there are none left. */
    @Nullable
    Batch next();

    /** Ends a {@link #next} that another thread waits in. Never throws. */
    void cancel();

    @Override
    void close();
}
