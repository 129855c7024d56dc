package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.RowCounts;
import java.util.List;

/** Something that an entity's load does in its target beside its rows, in the same transaction. What it throws rolls that back. */
public interface AroundLoad {
    /** Before the first row is written. */
    default void before(Session target) {}

    /**
     * After the last row is written, in the transaction that ends the load; also where no row was read.
     *
     * @param loaded what became of all rows so far, of those that what comes before this has removed too
     * @return what it did to rows of the target
     */
    default RowCounts after(Session target, RowCounts loaded) {
        return RowCounts.ZERO;
    }

    /** Whether it never does anything to the target. */
    default boolean isNothing() {
        return false;
    }

    /** What a person should know of it, though nothing failed. */
    default List<Problem> warnings() {
        return List.of();
    }

    /** The keys of the first rows that it has removed. */
    default List<List<Object>> removed() {
        return List.of();
    }

    /** The transaction has ended, one way or the other. */
    default void close() {}
}
