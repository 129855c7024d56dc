package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.ValueFault;
import org.jspecify.annotations.Nullable;

/**
 * A part of an expression that says so where it fails. The innermost one speaks.
 *
 * @param text as it is written
 */
record Part(String text, Expression expression) implements Expression {
    private static final int LONGEST = 80;

    @Override
    public @Nullable Object evaluate(@Nullable Object[] row) {
        try {
            return expression.evaluate(row);
        } catch (ValueFault fault) {
            throw fault.in(text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text);
        }
    }
}
