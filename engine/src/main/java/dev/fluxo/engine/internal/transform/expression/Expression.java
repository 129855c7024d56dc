package dev.fluxo.engine.internal.transform.expression;

import org.jspecify.annotations.Nullable;

/** A compiled expression: a function of a row. Thread-safe, without side effects, the same result for the same row. */
@FunctionalInterface
public interface Expression {
    /**
     * @return null for NULL, and for unknown: what a comparison with NULL is
     * @throws dev.fluxo.engine.internal.transform.value.ValueFault if the row's values cannot be worked on
     */
    @Nullable
    Object evaluate(@Nullable Object[] row);
}
