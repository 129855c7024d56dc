package dev.fluxo.engine.transform;

import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.OnError;
import dev.fluxo.engine.model.TransformStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one target column is filled: exactly one of {@code from} and {@code expression} is present.
 *
 * @param type of the target column; null where it is not known, then values are not fitted
 * @param nullable whether the target column takes NULL; true where that is not known
 */
public record ColumnRule(
        Located<String> target,
        @Nullable Located<String> from,
        @Nullable Located<String> expression,
        List<TransformStep> steps,
        @Nullable Located<String> check,
        OnError onError,
        @Nullable DataType type,
        boolean nullable) {
    public ColumnRule {
        steps = List.copyOf(steps);
    }
}
