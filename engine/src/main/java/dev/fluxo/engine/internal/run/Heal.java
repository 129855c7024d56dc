package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.RunFinished;
import dev.fluxo.engine.internal.control.EntityBooks;
import dev.fluxo.engine.internal.control.RunBooks;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.Reconciled;
import dev.fluxo.engine.result.Reconciled.Status;
import dev.fluxo.engine.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares targets with their sources, and loads the rows by which they differ. The watermark stays, and so does what is said of the last run:
 * the audit tells the two apart by their mode. Start reading at {@link #run}.
 */
public final class Heal {
    private final RunContext context;
    private final Map<String, String> shared;

    /** @param shared entities whose target another one writes, too, and which */
    public Heal(RunContext context, Map<String, String> shared) {
        this.context = context;
        this.shared = Map.copyOf(shared);
    }

    /**
     * What fails is in the result; only a control database that cannot be reached throws.
     *
     * @param specs each after those it depends on
     * @param broken what was asked for too and cannot be compared
     */
    public List<Reconciled> run(List<EntitySpec> specs, List<BrokenSpec> broken) {
        try (RunBooks books = RunBooks.open(context.control(), context.title("heal: "), specs.size() + broken.size())) {
            context.listeners().tell(context.started(specs, books.startedAt()));
            List<EntityResult> ends = new ArrayList<>();
            List<Reconciled> found = new ArrayList<>();
            for (BrokenSpec spec : broken) {
                ends.add(BrokenEntity.booked(books, spec));
                found.add(Reconciled.without(spec.name(), Status.FAILED, spec.problems()));
            }
            for (EntitySpec spec : specs) {
                EntityBooks own = books.entity(spec.name(), spec.hash());
                HealEntity entity = new HealEntity(context, spec, own, shared.get(spec.name()));
                EntityResult end = entity.run();
                ends.add(end);
                found.add(entity.found(end));
            }
            RunResult result = books.end(ends);
            context.listeners().tell(new RunFinished(result));
            return found;
        }
    }
}
