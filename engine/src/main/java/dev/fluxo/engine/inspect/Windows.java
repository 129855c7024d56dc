package dev.fluxo.engine.inspect;

import dev.fluxo.engine.control.ControlRow;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.source.FixedWindow;
import dev.fluxo.engine.source.WindowFixer;

/** The window that a run would read now. */
final class Windows {
    private Windows() {}

    static FixedWindow of(EntityPlan plan, Database source, ControlRow control) {
        return new WindowFixer(plan, source).fix(control.watermark(), control.lag());
    }
}
