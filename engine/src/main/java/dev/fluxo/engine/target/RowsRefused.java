package dev.fluxo.engine.target;

import dev.fluxo.engine.problem.FluxoException;

/**
 * The database refuses some of the rows that were sent in one go, and does not say which. The caller rolls back and loads
 * by way of a {@link HalvingLoader}, which finds them.
 */
public final class RowsRefused extends RuntimeException {
    RowsRefused(FluxoException why) {
        super(why.getMessage(), why);
    }

    /** What a failure to write rows is for the caller: this, where a row may be why. */
    public static RuntimeException or(FluxoException failure) {
        return Blame.mayBeOfRow(failure) ? new RowsRefused(failure) : failure;
    }
}
