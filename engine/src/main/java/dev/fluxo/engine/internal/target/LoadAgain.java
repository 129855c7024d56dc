package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.problem.FluxoException;
import org.jspecify.annotations.Nullable;

/** The target does not take the rows by the way that was gone: they are to be sent again, from the last commit on, by another one. */
final class LoadAgain extends RuntimeException {
    private final LoadWay way;

    LoadAgain(LoadWay way, @Nullable String why, @Nullable Throwable cause) {
        super(why, cause);
        this.way = way;
    }

    /** The way to go now. */
    LoadWay way() {
        return way;
    }

    /** The target takes no rows but by way of a stage: a key comes twice, it is a view, or a trigger drops rows. */
    static LoadAgain staged(String why, @Nullable Throwable cause) {
        return new LoadAgain(LoadWay.STAGED, why, cause);
    }

    /** The database refuses some of the rows that were sent in one go, and does not say which: they are to be looked for. */
    static LoadAgain halved(FluxoException why) {
        return new LoadAgain(LoadWay.HALVED, why.getMessage(), why);
    }

    /** What a failure to write rows is for the caller: this, where a row may be why. */
    static RuntimeException or(FluxoException failure) {
        return Blame.mayBeOfRow(failure) ? halved(failure) : failure;
    }
}
