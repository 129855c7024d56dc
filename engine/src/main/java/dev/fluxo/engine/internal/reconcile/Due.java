package dev.fluxo.engine.internal.reconcile;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Window;

/** Which rows of a source are to be in the target by now: those that the last run has passed, and the next one does not read again. */
public final class Due {
    private Due() {}

    /** @param next the window of the next run */
    public static Window of(FixedWindow next) {
        Window window = next.window();
        return new Window(null, window.again(), null, window.after());
    }

    /** Whether nothing can be said of an entity. */
    public static boolean isNothingLoaded(EntitySpec spec, ControlRow row) {
        return spec.watermark() == null ? row.lastRunId() == null : row.watermark() == null;
    }

    public static Problem nothing(String entity) {
        return Problem.warning(
                Code.RECONCILE_NOTHING,
                null,
                "nothing of '" + entity + "' is loaded yet that could be compared",
                Advice.of("load it: ", Action.RUN.with("entities", entity)));
    }
}
