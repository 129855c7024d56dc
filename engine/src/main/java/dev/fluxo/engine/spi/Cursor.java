package dev.fluxo.engine.spi;

import org.jspecify.annotations.Nullable;

/** A result that is read row by row, and never held as a whole. */
public interface Cursor extends AutoCloseable {
    /**
     * Reads the next row into the array, one value per type.
     *
     * @return false, and an array left as it was, when there is none
     */
    boolean next(@Nullable Object[] into);

    /** Ends a {@link #next} that another thread waits in; the session is thrown away after that. Never throws. */
    void cancel();

    @Override
    void close();
}
