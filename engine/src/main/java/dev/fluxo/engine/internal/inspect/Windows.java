package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.run.Standing;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.WindowFixer;

/** The window that a run would read now. */
final class Windows {
    private Windows() {}

    /** @throws dev.fluxo.engine.problem.FluxoException where a run would read nothing */
    static FixedWindow of(EntityPlan plan, Standing standing, Database source, ControlRow control) {
        standing.warningsOrThrow();
        return of(plan, source, control);
    }

    /** The same for who only looks at its rows. */
    static FixedWindow of(EntityPlan plan, Database source, ControlRow control) {
        return new WindowFixer(plan, source).fixPatiently(control.watermark(), control.lag());
    }
}
