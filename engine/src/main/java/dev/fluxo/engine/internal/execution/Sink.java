package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.internal.target.TableLoader;
import java.util.List;

/** Where an execution brings rows, and whom it tells how far it is. What any of these throws ends it. */
public interface Sink {
    /** Takes the rows. The same each time. */
    TableLoader loader();

    /** Whether all rows of a batch are to be written before the next one begins, so that each can be committed. */
    default boolean eachBatch() {
        return false;
    }

    /** Rows were read and are on their way: how many are rejected, or in the target, is not all known yet. */
    default void read(Moved part) {}

    /** Rows were set aside. The loader's session is free. */
    default void rejected(List<Reject> rejects) {}

    /**
     * All rows so far are written: who wants may commit. What was rejected of them was told before.
     *
     * @param since what came since the last time
     * @param last whether there are no more
     */
    default void written(Moved since, boolean last) {}
}
