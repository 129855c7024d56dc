package dev.fluxo.engine.inspect;

import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Databases;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.plan.Planner;
import dev.fluxo.engine.spec.EntitySpec;

/** The plan that a run would follow. */
final class Plans {
    private Plans() {}

    static EntityPlan of(EntitySpec spec, Databases databases) {
        Database source = databases.get(spec.source().connection().value());
        Database target = databases.get(spec.target().connection().value());
        return Planner.plan(spec, source.catalog(), source.dialect(), target.catalog());
    }
}
