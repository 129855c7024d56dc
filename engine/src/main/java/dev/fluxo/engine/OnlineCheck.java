package dev.fluxo.engine;

import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Databases;
import dev.fluxo.engine.plan.Planner;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spec.EntitySpec;
import java.util.List;

/** Plans every entity against the live catalogs, and collects what that finds. */
final class OnlineCheck {
    private final Project project;
    private final Databases databases;

    OnlineCheck(Project project, Databases databases) {
        this.project = project;
        this.databases = databases;
    }

    List<Problem> run() {
        Problems problems = new Problems();
        problems.addAll(project.problems());
        for (EntitySpec spec : project.entities()) {
            try {
                Database source = databases.get(spec.source().connection().value());
                Database target = databases.get(spec.target().connection().value());
                problems.addAll(Planner.plan(spec, source.catalog(), source.dialect(), target.catalog(), "FLX_STAGE")
                        .warnings());
            } catch (FluxoException e) {
                problems.addAll(e.problems());
            }
        }
        return problems.all();
    }
}
