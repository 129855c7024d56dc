package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.problem.FluxoException;
import org.jspecify.annotations.Nullable;

/**
 * Why the database takes a row in no company.
 *
 * @param column the target column without whose value it would, as the spec writes it; null where that is no single one
 */
public record Refusal(FluxoException why, @Nullable String column) {
    /** Takes each row that is refused for good. */
    @FunctionalInterface
    public interface Taker {
        /** May throw what ends the load. */
        void take(@Nullable Object[] source, @Nullable Object[] target, Refusal refusal);
    }
}
