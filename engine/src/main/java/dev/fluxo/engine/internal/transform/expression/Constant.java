package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.ValueFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that does not depend on the row. */
record Constant(@Nullable Object value) implements Expression {
    static final Constant NULL = new Constant(null);

    private static final @Nullable Object[] NO_ROW = {};

    @Override
    public @Nullable Object evaluate(@Nullable Object[] row) {
        return value;
    }

    /** Computes now what would be the same on every row, so that {@code date('2026-02-30')} is found before any row is. */
    static Expression fold(Expression expression, List<Expression> operands) throws Refusal {
        if (!operands.stream().allMatch(Constant.class::isInstance)) {
            return expression;
        }
        try {
            return new Constant(expression.evaluate(NO_ROW));
        } catch (ValueFault fault) {
            throw Refusal.syntax("a part without any column always fails: " + fault.text(), null);
        }
    }
}
