package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.DeleteLimit;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.spi.OnDelete;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How rows that are gone are found, and what becomes of them: pure data.
 *
 * @param at where the spec says it
 * @param keys moves the keys of all rows of the source, and nothing else, into a stage; null: keys are not compared. Where there is neither this nor
 *     {@code when}, the strategy itself finds what is gone
 * @param every how long a comparison is good for; zero: each load compares
 * @param when true of a source row that is gone; null: rows do not say so
 * @param onError what is done with a row of which that cannot be told
 */
public record DeletePlan(
        Location at,
        @Nullable LoadPlan keys,
        Duration every,
        @Nullable Located<String> when,
        OnError onError,
        OnDelete what,
        DeleteLimit most)
        implements Serializable {
    /** How messages call the condition. */
    public static final String WHEN = "deletes.when";

    /** The same for the run that writes. */
    DeletePlan of(String runId) {
        return new DeletePlan(at, keys == null ? null : keys.of(runId), every, when, onError, what, most);
    }
}
