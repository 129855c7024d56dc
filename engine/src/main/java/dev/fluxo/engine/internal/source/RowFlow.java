package dev.fluxo.engine.internal.source;

import org.jspecify.annotations.Nullable;

/** Rows one after the other. */
interface RowFlow extends AutoCloseable {
    /** The next row; null when there are none left. */
    @Nullable
    Object @Nullable [] next();

    /** Ends a {@link #next} that another thread waits in. Never throws. */
    void cancel();

    @Override
    void close();
}
