package dev.fluxo.engine.target;

import dev.fluxo.engine.dialect.Merge;
import dev.fluxo.engine.jdbc.Session;

/** Sees what is staged, each key once, and the target as it is, right before each merge. */
@FunctionalInterface
public interface MergeObserver {
    MergeObserver NONE = (session, merge) -> {};

    /** May query, and must write nothing. */
    void beforeMerge(Session session, Merge merge);
}
