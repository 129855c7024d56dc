package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.RunBooks;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import java.util.List;

/** An entity of a run whose spec has errors: it fails before it begins, and the books say why. */
final class BrokenEntity {
    private BrokenEntity() {}

    /** Writes the audit, and the failure into the control row where there is one: an entity that was never loaded gets none. */
    static EntityResult booked(RunBooks run, BrokenSpec spec) {
        EntityBooks books =
                run.entity(spec.name(), spec.spec() == null ? "" : spec.spec().hash());
        List<Problem> problems = spec.problems();
        if (!books.isEnabled()) {
            books.warn(problems);
            return books.end(EntityStatus.SKIPPED, EntityLoad.disabled(spec.name()));
        }
        books.warn(problems.subList(1, problems.size()));
        return books.end(EntityStatus.FAILED, spec.first());
    }
}
