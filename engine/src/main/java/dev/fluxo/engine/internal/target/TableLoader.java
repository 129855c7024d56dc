package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RowCounts;
import org.jspecify.annotations.Nullable;

/** Brings target rows into the target table, in the transaction of the caller. */
public interface TableLoader extends AutoCloseable {
    /** A row whose first places are empty, for the target's columns in their order. Behind them is what the loader needs of its own. */
    @Nullable
    Object[] newRow();

    /**
     * Takes a row that {@link #newRow} made, whose target columns the caller has filled.
     *
     * @param source what it was made of
     */
    void add(@Nullable Object[] row, @Nullable Object[] source);

    /**
     * Whether the rows that are added from now on have to come into the target by one statement: read one after the other they
     * are states that it has had before. A loader that cannot do so brings them there in their order.
     */
    default void together(boolean wanted) {}

    /**
     * Takes the rows of tables that others have filled with what {@link #newRow} would have held. Nothing else is added to this loader.
     *
     * @throws dev.fluxo.engine.problem.FluxoException with STAGE_INCOMPLETE where a table does not hold what it should
     */
    default void gather(FilledParts parts) {
        throw new IllegalStateException("rows come here one by one");
    }

    /** Lets go of the session for a statement of the caller's; what was added stays added. */
    void pause();

    /** Writes what was added. What became of all rows since the last call. The caller commits before it adds more. */
    RowCounts flush();

    /** What to throw where the database refuses to commit what was flushed: constraints may wait until then. */
    default RuntimeException commitRefused(FluxoException why) {
        return why;
    }

    /** Forgets what was not flushed. */
    @Override
    void close();
}
