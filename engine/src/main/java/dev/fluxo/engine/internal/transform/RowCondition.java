package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.transform.expression.Expression;
import dev.fluxo.engine.internal.transform.expression.Expressions;
import dev.fluxo.engine.internal.transform.expression.Names;
import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition on a source row. It holds when it is true: neither false nor unknown (NULL) will do. Thread-safe. */
public final class RowCondition {
    private static final Answer YES = new Answer(true, null);
    private static final Answer NO = new Answer(false, null);

    private final String called;
    private final Expression condition;
    private final OnError onError;

    private RowCondition(String called, Expression condition, OnError onError) {
        this.called = called;
        this.condition = condition;
        this.onError = onError;
    }

    /** @param fault why it cannot be told; null: it can */
    public record Answer(boolean holds, @Nullable RowFault fault) {}

    /**
     * @param called how messages call it
     * @param sourceColumns in the order of the source rows; null where they are not known: then names are not checked
     * @param problems receives everything that is wrong with it
     * @return null where there are errors, or the source columns are not known
     */
    public static @Nullable RowCondition compile(
            Located<String> text,
            String called,
            @Nullable List<String> sourceColumns,
            OnError onError,
            Problems problems) {
        Expression condition = Expressions.compile(text, called, Names.of("source column", sourceColumns), problems);
        return condition == null || sourceColumns == null ? null : new RowCondition(called, condition, onError);
    }

    public Answer of(@Nullable Object[] source) {
        Object outcome;
        try {
            outcome = condition.evaluate(source);
        } catch (ValueFault fault) {
            return fault(ColumnFunction.failed(fault));
        }
        if (outcome == null || outcome instanceof Boolean) {
            return Boolean.TRUE.equals(outcome) ? YES : NO;
        }
        return fault(Kinds.describe(outcome) + " is neither true nor false");
    }

    private Answer fault(String message) {
        return new Answer(false, new RowFault(called, Code.EXPRESSION_FAILED, called + ": " + message, onError));
    }
}
