package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.transform.expression.Expression;
import dev.fluxo.engine.internal.transform.step.CompiledStep;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.result.RowTrace.ColumnTrace;
import dev.fluxo.engine.result.RowTrace.Step;
import dev.fluxo.engine.spi.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One column: take the value or compute it, transform it, fit it. */
final class ColumnFunction {
    private final String name;
    private final String read;
    private final OnError onError;
    private final int from;
    private final @Nullable Expression expression;
    private final @Nullable Object constant;
    private final CompiledStep[] steps;
    private final @Nullable Fitter fitter;
    private final boolean nullable;
    private final boolean key;
    private final int lookedUpBy;
    private final Map<String, Integer> sources;

    /**
     * @param from index of the source column; negative where there is an expression or a constant
     * @param sources where the columns stand that an expression names
     */
    ColumnFunction(
            ColumnRule rule,
            int from,
            @Nullable Expression expression,
            Map<String, Integer> sources,
            CompiledStep[] steps,
            @Nullable Fitter fitter) {
        this.name = rule.target().value();
        this.read = rule.from() != null ? rule.from().value() : rule.value() != null ? "value" : "expression";
        this.lookedUpBy = rule.carried().size();
        this.onError = rule.onError();
        this.from = from;
        this.expression = expression;
        this.constant = rule.value() == null ? null : rule.value().value();
        this.steps = steps;
        this.fitter = fitter;
        this.nullable = rule.nullable();
        this.key = rule.key();
        this.sources = sources;
    }

    String name() {
        return name;
    }

    /** By how many values it is looked up, once the row is staged; 0: it is not. */
    int lookedUpBy() {
        return lookedUpBy;
    }

    /** Puts the value at {@code index} of the target row; leaves the place empty where it is looked up later. */
    @Nullable
    RowFault apply(@Nullable Object[] source, @Nullable Object[] target, int index) {
        if (lookedUpBy > 0) {
            return null;
        }
        Object value;
        if (expression == null) {
            value = from < 0 ? constant : source[from];
        } else {
            try {
                value = expression.evaluate(source);
            } catch (ValueFault fault) {
                return fault(Code.EXPRESSION_FAILED, "expression: " + failed(fault));
            }
        }
        for (CompiledStep step : steps) {
            try {
                value = value == null
                        ? step.transform().ofNull()
                        : step.transform().apply(value);
            } catch (ValueFault fault) {
                return fault(Code.VALUE_NOT_CONVERTED, "transform " + step.name() + ": " + fault.text());
            }
        }
        if (value != null && fitter != null) {
            try {
                value = fitter.fit(value);
            } catch (ValueFault fault) {
                return fault(Code.VALUE_DOES_NOT_FIT, fault.text());
            }
        }
        if (value == null && !nullable) {
            return fault(key ? Code.KEY_NULL : Code.VALUE_REQUIRED, ofNull());
        }
        target[index] = value;
        return null;
    }

    private String ofNull() {
        return key ? "NULL, but it is a key, and a key must have a value" : "NULL, but the column does not take NULL";
    }

    /** As {@link #apply}, but tells each step. */
    ColumnTrace trace(@Nullable Object[] source) {
        List<Step> told = new ArrayList<>();
        List<Step> read = read(source);
        try {
            Object value = expression != null ? expression.evaluate(source) : from < 0 ? constant : source[from];
            told.add(step(this.read, value));
            for (CompiledStep step : steps) {
                value = value == null
                        ? step.transform().ofNull()
                        : step.transform().apply(value);
                told.add(step(step.name(), value));
            }
            if (value != null && fitter != null) {
                value = fitter.fit(value);
            }
            String fault = value == null && !nullable ? ofNull() : null;
            return new ColumnTrace(name, read, told, text(value), value instanceof String, fault);
        } catch (ValueFault fault) {
            return new ColumnTrace(name, read, told, null, false, failed(fault));
        }
    }

    private List<Step> read(@Nullable Object[] source) {
        return from >= 0
                ? List.of(step(read, source[from]))
                : sources.entrySet().stream()
                        .map(column -> step(column.getKey(), source[column.getValue()]))
                        .toList();
    }

    private static Step step(String name, @Nullable Object value) {
        return new Step(name, text(value), value instanceof String);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : ValueText.write(value);
    }

    /** What failed, and where that is only a part of an expression, which. */
    static String failed(ValueFault fault) {
        return fault.part() == null ? fault.text() : fault.text() + " in `" + Printable.line(fault.part()) + "`";
    }

    private RowFault fault(Code code, String message) {
        return new RowFault(name, code, "column '" + name + "': " + message, onError);
    }
}
