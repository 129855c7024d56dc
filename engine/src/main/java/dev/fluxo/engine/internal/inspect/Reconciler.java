package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Databases;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.reconcile.Due;
import dev.fluxo.engine.internal.reconcile.Reconciliation;
import dev.fluxo.engine.internal.run.Standing;
import dev.fluxo.engine.internal.source.FixedWindow;
import dev.fluxo.engine.internal.source.WindowFixer;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Status;
import java.util.List;
import java.util.Map;

/** Compares targets with their sources, and changes nothing. Takes no lock: where a run commits meanwhile, that is said. */
public final class Reconciler {
    private final Database control;
    private final Databases databases;
    private final Map<String, String> shared;
    private final Runnable pulse;

    /**
     * @param shared entities whose target another one writes, too, and which
     * @param pulse called ever again; what it throws ends the work
     */
    public Reconciler(Database control, Databases databases, Map<String, String> shared, Runnable pulse) {
        this.control = control;
        this.databases = databases;
        this.shared = Map.copyOf(shared);
        this.pulse = pulse;
    }

    /** Of an entity whose spec has errors. */
    public static Reconciled broken(BrokenSpec spec) {
        return Reconciled.without(spec.name(), Status.FAILED, spec.problems());
    }

    /** Never throws: what stops it is in the result. */
    public Reconciled reconcile(EntitySpec spec) {
        try {
            return compared(spec);
        } catch (FluxoException e) {
            return Reconciled.without(spec.name(), Status.FAILED, e.problems());
        }
    }

    private Reconciled compared(EntitySpec spec) {
        BookReader books = new BookReader(control);
        ControlRow row = books.row(spec);
        if (Due.isNothingLoaded(spec, row)) {
            return Reconciled.without(spec.name(), Status.NOTHING, List.of(Due.nothing(spec.name())));
        }
        EntityPlan plan = Plans.of(spec, databases);
        Standing standing = books.standing(plan, row, databases);
        standing.warningsOrThrow();
        Database source = databases.get(spec.source().connection().value());
        Database target = databases.get(spec.target().connection().value());
        FixedWindow window = new WindowFixer(plan, source).fix(row.watermark(), row.lag());
        Reconciled result = new Reconciliation(
                        plan,
                        source,
                        target,
                        Due.of(window),
                        books.rejectedKeys(spec.name()),
                        shared.get(spec.name()),
                        pulse)
                .run(null);
        if (books.row(spec).version() != row.version()) {
            throw new FluxoException(Problem.error(
                    Code.RECONCILE_OVERTAKEN,
                    spec.at(),
                    "'" + spec.name() + "' was loaded while it was being reconciled: what differs may be of that",
                    "reconcile again, between two runs"));
        }
        return result;
    }
}
