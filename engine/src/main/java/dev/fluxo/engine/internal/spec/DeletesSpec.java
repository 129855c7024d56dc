package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Location;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How rows that are gone are found: by comparing all keys, or by rows that say so themselves.
 *
 * @param every how long a comparison is good for; zero: each run compares
 * @param when true of a row that is gone; null: keys are compared
 */
public record DeletesSpec(
        Location at, Duration every, @Nullable Located<String> when) {
    /** Whether the keys of the source are compared with those of the target. */
    public boolean compares() {
        return when == null;
    }
}
