package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.transform.value.Floor;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.result.RowTrace.Step;
import dev.fluxo.engine.spi.ValueText;
import org.jspecify.annotations.Nullable;

/**
 * A value by which a column is looked up: as the source has it, fitted to the column of the dimension that it is compared with. NULL is no
 * fault here: it finds no member, and what that means the look-up says.
 */
record CarriedFunction(
        String column,
        String from,
        int index,
        OnError onError,
        @Nullable Fitter fitter,
        @Nullable Floor floor) {
    static CarriedFunction of(ColumnRule rule, ColumnRule.Carried value, int index) {
        return new CarriedFunction(
                rule.target().value(),
                value.from().value(),
                index,
                rule.onError(),
                value.type() == null ? null : Fitter.of(value.type()),
                value.type() == null || !value.floored() ? null : Floor.to(value.type()));
    }

    /** Puts the value at {@code place} of the target row. */
    @Nullable
    RowFault apply(@Nullable Object[] source, @Nullable Object[] target, int place) {
        Object value = source[index];
        if (value != null && fitter != null) {
            try {
                value = fitter.fit(floor == null ? value : floor.of(value));
            } catch (ValueFault fault) {
                return new RowFault(
                        column,
                        Code.VALUE_DOES_NOT_FIT,
                        "column '" + column + "': '" + from + "', by which it is looked up: " + fault.text(),
                        onError);
            }
        }
        target[place] = value;
        return null;
    }

    Step read(@Nullable Object[] source) {
        Object value = source[index];
        return new Step(from, value == null ? null : ValueText.write(value), value instanceof String);
    }
}
