package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.Planner;
import dev.fluxo.engine.internal.spec.EntitySpec;

/** The plan that a run would follow. */
final class Plans {
    private Plans() {}

    static EntityPlan of(EntitySpec spec, Databases databases) {
        Database source = databases.get(spec.source().connection().value());
        Database target = databases.get(spec.target().connection().value());
        return Planner.plan(spec, source.catalog(), source.dialect(), target.catalog());
    }
}
