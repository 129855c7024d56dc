package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions with three outcomes, as in SQL: true, false, and unknown where a NULL leaves it open. */
final class Logic {
    private Logic() {}

    /** False as soon as one is false; else unknown if one is unknown. */
    static Expression and(List<Expression> operands) {
        return decide(operands.toArray(Expression[]::new), false);
    }

    /** True as soon as one is true; else unknown if one is unknown. */
    static Expression or(List<Expression> operands) {
        return decide(operands.toArray(Expression[]::new), true);
    }

    private static Expression decide(Expression[] operands, boolean deciding) {
        return row -> {
            Boolean outcome = !deciding;
            for (Expression operand : operands) {
                Boolean truth = truth(operand.evaluate(row));
                if (truth == null) {
                    outcome = null;
                } else if (truth == deciding) {
                    return deciding;
                }
            }
            return outcome;
        };
    }

    static Object not(Object value) {
        return !bool(value);
    }

    /** Unknown counts as false. */
    static Expression choice(Expression condition, Expression then, Expression otherwise) {
        return row ->
                Boolean.TRUE.equals(truth(condition.evaluate(row))) ? then.evaluate(row) : otherwise.evaluate(row);
    }

    static Expression isNull(Expression operand) {
        return row -> operand.evaluate(row) == null;
    }

    /** The first that is not NULL. */
    static Expression coalesce(List<Expression> operands) {
        Expression[] all = operands.toArray(Expression[]::new);
        return row -> {
            for (Expression operand : all) {
                Object value = operand.evaluate(row);
                if (value != null) {
                    return value;
                }
            }
            return null;
        };
    }

    private static @Nullable Boolean truth(@Nullable Object value) {
        return value == null ? null : (Boolean) bool(value);
    }

    private static boolean bool(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new ValueFault("a condition is expected where there is " + Kinds.describe(value));
    }
}
