package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.model.Reject;
import dev.fluxo.engine.internal.target.Refusal;
import dev.fluxo.engine.internal.transform.RowFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done with rows that cannot be loaded. */
public interface BadRows extends Refusal.Taker {
    /**
     * Takes a row that does not become a target row. May throw what ends the load.
     *
     * @param target as far as it came
     */
    void take(@Nullable Object[] source, @Nullable Object[] target, RowFault fault);

    /** How many there were. */
    long total();

    /** Ends the load where there are more than it bears, of this many rows read. */
    default void check(long read) {}

    /** How many wait to be handed on. */
    default int pending() {
        return 0;
    }

    /** Hands them on. */
    default List<Reject> takePending() {
        return List.of();
    }

    /** What was handed on is committed. */
    default void committed() {}
}
