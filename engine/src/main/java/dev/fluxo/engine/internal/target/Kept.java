package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.StageTransfer;

/** Rows that are in a target still, though they were to be removed. */
public final class Kept {
    private Kept() {}

    /** @param rows which, in words */
    public static FluxoException failure(StageTransfer merge, String rows) {
        return FluxoException.of(
                Code.ROW_SWALLOWED,
                "a trigger or a rule of " + merge.relation().what() + " " + merge.target() + " keeps " + rows
                        + " that are to be removed: they are there afterwards",
                "see what they do with such a row, or write on_delete: ignore");
    }
}
