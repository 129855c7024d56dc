package dev.fluxo.engine.internal.model;

import dev.fluxo.engine.spi.DataType;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one target column is filled: exactly one of {@code from}, {@code expression} and {@code value} is present.
 *
 * @param type of the target column; null where it is not known, then values are not fitted
 * @param nullable whether the target column takes NULL here; true where that is not known
 * @param key whether it is a key, which no NULL can be, whatever the column takes
 */
public record ColumnRule(
        Located<String> target,
        @Nullable Located<String> from,
        @Nullable Located<String> expression,
        @Nullable Located<Object> value,
        List<TransformStep> steps,
        @Nullable Located<String> check,
        OnError onError,
        @Nullable DataType type,
        boolean nullable,
        boolean key)
        implements Serializable {
    public ColumnRule {
        steps = List.copyOf(steps);
    }

    /** The same without its check. */
    public ColumnRule unchecked() {
        return new ColumnRule(target, from, expression, value, steps, null, onError, type, nullable, key);
    }
}
