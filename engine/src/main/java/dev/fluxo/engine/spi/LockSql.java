package dev.fluxo.engine.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lock by name: held by the database, freed by it when the process dies. */
public interface LockSql {
    /** Makes what the lock needs, committed on its own; does nothing where it exists. */
    List<Sql> prepare(String name);

    /**
     * Takes the lock without waiting, in an open transaction that is kept until the lock is to be freed. Returns one
     * row when it was granted; no row, or a failure classified as LOCK_TIMED_OUT, when another session holds it.
     */
    Sql acquire(String name);

    /** Whether the session holds the lock, so that the transaction can end at once. */
    default boolean heldBySession() {
        return false;
    }

    /** Removes what {@link #prepare} made, by the holder; the commit that follows frees the lock. */
    List<Sql> release(String name);

    /**
     * Frees a lock that the session holds, and returns one row if it held it: then the session may take others. Null where only its end
     * frees the lock.
     */
    default @Nullable Sql free(String name) {
        return null;
    }
}
