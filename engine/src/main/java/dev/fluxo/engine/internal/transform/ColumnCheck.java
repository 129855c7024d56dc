package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.transform.expression.Expression;
import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Printable;
import org.jspecify.annotations.Nullable;

/** A condition on a target row. It holds when it is true: neither false nor unknown (NULL) will do. */
record ColumnCheck(String column, String text, Expression condition, OnError onError) {
    @Nullable
    RowFault apply(@Nullable Object[] target) {
        Object outcome;
        try {
            outcome = condition.evaluate(target);
        } catch (ValueFault fault) {
            return fault(Code.EXPRESSION_FAILED, "check: " + ColumnFunction.failed(fault));
        }
        if (Boolean.TRUE.equals(outcome)) {
            return null;
        }
        if (outcome == null) {
            return fault(
                    Code.CHECK_FAILED, "the check `" + Printable.line(text) + "` is unknown, because a value is NULL");
        }
        return outcome instanceof Boolean
                ? fault(Code.CHECK_FAILED, "the check `" + Printable.line(text) + "` is not met")
                : fault(Code.EXPRESSION_FAILED, "check: " + Kinds.describe(outcome) + " is neither true nor false");
    }

    private RowFault fault(Code code, String message) {
        return new RowFault(column, code, "column '" + column + "': " + message, onError);
    }
}
