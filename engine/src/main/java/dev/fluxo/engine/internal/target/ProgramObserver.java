package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.spi.StageTransfer;

/** Sees what is staged, each key once, and the target as it is, right before each merge. */
@FunctionalInterface
public interface ProgramObserver {
    ProgramObserver NONE = (session, merge) -> {};

    /** May query, and must write nothing. */
    void beforeMerge(Session session, StageTransfer merge);
}
