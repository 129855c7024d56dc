package dev.fluxo.engine.target;

import dev.fluxo.engine.model.RowCounts;
import org.jspecify.annotations.Nullable;

/** Brings target rows into the target table, in the transaction of the caller. */
public interface TableLoader extends AutoCloseable {
    /** An empty row: the target's columns first, in order, and what the loader needs of its own. */
    @Nullable
    Object[] newRow();

    /**
     * Takes a row that {@link #newRow} made and the caller filled.
     *
     * @param source what it was made of
     */
    void add(@Nullable Object[] row, @Nullable Object[] source);

    /**
     * Whether the rows that are added from now on have to come into the target by one statement: read one after the other they
     * are states that it has had before. A loader that cannot do so brings them there in their order.
     */
    default void together(boolean wanted) {}

    /** Lets go of the session for a statement of the caller's; what was added stays added. */
    void pause();

    /** Writes what was added. What became of all rows since the last call. */
    RowCounts flush();

    /** Forgets what was not flushed. */
    @Override
    void close();
}
