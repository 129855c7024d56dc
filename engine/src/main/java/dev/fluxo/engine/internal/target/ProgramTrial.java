package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.LoadPlan;

/** Stages and merges no rows: what the database refuses (a permission, a statement) is refused without them too. */
public final class ProgramTrial {
    private ProgramTrial() {}

    /** @throws dev.fluxo.engine.problem.FluxoException with what a run would meet */
    public static void run(LoadPlan plan, Database target) {
        LoadPlan nothing = plan.with(plan.strategy().ofNothing(), plan.commit());
        try (Session session = target.session();
                Stage stage = new Stage(nothing, session, (ignored, merge) -> {})) {
            stage.rehearse();
        }
    }
}
