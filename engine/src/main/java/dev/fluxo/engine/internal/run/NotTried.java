package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.plan.DeletePlan;
import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import java.util.List;

/** What a dry run leaves out, though a run would do it. */
final class NotTried {
    private NotTried() {}

    static List<Problem> by(LoadPlan plan) {
        DeletePlan deletes = plan.deletes();
        return deletes == null || (deletes.keys() == null && !plan.strategy().whole())
                ? List.of()
                : List.of(Problem.warning(
                        Code.DELETES_NOT_TRIED,
                        deletes.at(),
                        "a dry run compares no keys: which rows of '" + plan.entity() + "' are gone is not known",
                        Advice.of(Action.PLAN.with("effects"), " shows it, and rolls back")));
    }
}
