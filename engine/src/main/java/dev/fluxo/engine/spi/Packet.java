package dev.fluxo.engine.spi;

import org.jspecify.annotations.Nullable;

/**
 * Rows made ready for a {@link RowSink}. Filling one needs no connection, so it may go on while the database is busy with
 * something else.
 */
public interface Packet {
    void add(@Nullable Object[] row);

    int rows();

    /** About how many bytes of memory it takes. */
    long bytes();
}
