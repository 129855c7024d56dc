package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.control.ControlRow;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.FullPlan;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Replace;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run that reads everything and leaves each target as a first load would. It begins as if nothing were loaded, whatever the watermark stands
 * for, and looks for rows that are gone.
 *
 * @param shared entities whose target another one writes, too, and which
 */
public record Full(Map<String, String> shared) {
    public Full {
        shared = Map.copyOf(shared);
    }

    EntityPlan of(EntityPlan plan) {
        return FullPlan.of(plan, shared.get(plan.entity()));
    }

    /** The row of an entity of which nothing is loaded. What a batch of this very run has committed is. */
    static ControlRow from(ControlRow control, String runId) {
        return runId.equals(control.lastRunId()) ? control : control.unread();
    }

    /** What to throw where the source has no row: an empty or half-restored one must not empty a warehouse. Null: it may. */
    static @Nullable Supplier<FluxoException> none(EntityPlan plan) {
        if (plan.load().strategy() instanceof Replace replace && replace.part().where() != null) {
            // A part may be empty, and the others stay.
            return null;
        }
        return () -> new FluxoException(Problem.error(
                Code.FULL_OVER_EMPTY,
                plan.sourceAt(),
                "the source of '" + plan.entity() + "' has no row, and a full run would leave none in "
                        + plan.merge().target(),
                "see whether the source is whole; where it is empty indeed, empty the target yourself, and rewind to"
                        + " start"));
    }
}
