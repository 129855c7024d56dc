package dev.fluxo.engine.spi;

import org.jspecify.annotations.Nullable;

/**
 * Takes many rows into one table. Rows may arrive there before a flush does. While rows are pending the session serves the
 * sink alone. After a failure some rows may be in: roll back.
 */
public interface RowSink extends AutoCloseable {
    /** Adds a row, one value per column, with the Java classes of {@link dev.fluxo.engine.spi.TypeKind}. */
    void add(@Nullable Object[] row);

    /** Adds the rows of a packet that {@link Bulk#packet} made for the same columns, and empties or forgets it. */
    default void add(Packet packet) {
        ((RowList) packet).into(this);
    }

    /** Sends what is pending. How many rows the database counted since the last flush. */
    long flush();

    /** Forgets what is pending. */
    @Override
    void close();
}
