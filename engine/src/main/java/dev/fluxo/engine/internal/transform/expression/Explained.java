package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.ValueFault;
import org.jspecify.annotations.Nullable;

/**
 * An expression that is evaluated a second time where it fails, part by part, to tell which of them did.
 *
 * @param parts the same expression, of {@link Part}s
 */
record Explained(Expression expression, Expression parts) implements Expression {
    @Override
    public @Nullable Object evaluate(@Nullable Object[] row) {
        try {
            return expression.evaluate(row);
        } catch (ValueFault fault) {
            parts.evaluate(row);
            throw fault;
        }
    }
}
