package dev.fluxo.engine.internal.transform.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that know nothing of NULL: if any operand is NULL, so is the result. */
final class Strict {
    private Strict() {}

    interface Unary {
        @Nullable
        Object of(Object a);
    }

    interface Binary {
        @Nullable
        Object of(Object a, Object b);
    }

    interface Any {
        @Nullable
        Object of(Object[] values);
    }

    static Expression unary(Unary function, Expression a) throws Refusal {
        Expression expression = row -> {
            Object value = a.evaluate(row);
            return value == null ? null : function.of(value);
        };
        return Constant.fold(expression, List.of(a));
    }

    static Expression binary(Binary function, Expression a, Expression b) throws Refusal {
        Expression expression = row -> {
            Object left = a.evaluate(row);
            if (left == null) {
                return null;
            }
            Object right = b.evaluate(row);
            return right == null ? null : function.of(left, right);
        };
        return Constant.fold(expression, List.of(a, b));
    }

    static Expression any(Any function, List<Expression> operands) throws Refusal {
        Expression[] arguments = operands.toArray(Expression[]::new);
        Expression expression = row -> {
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                Object value = arguments[i].evaluate(row);
                if (value == null) {
                    return null;
                }
                values[i] = value;
            }
            return function.of(values);
        };
        return Constant.fold(expression, operands);
    }
}
