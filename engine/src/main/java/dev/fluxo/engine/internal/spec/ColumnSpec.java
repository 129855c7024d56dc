package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.model.TransformStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one target column is filled: exactly one of {@code from}, {@code expression}, {@code value} and {@code lookup} is present.
 *
 * @param value a constant: a text, a number, a date or a time, true or false
 * @param onError null: as the entity says
 */
public record ColumnSpec(
        Located<String> target,
        @Nullable Located<String> from,
        @Nullable Located<String> expression,
        @Nullable Located<Object> value,
        List<TransformStep> transforms,
        @Nullable Located<String> check,
        @Nullable OnError onError,
        @Nullable DimensionSpec lookup) {
    /** The same, looked up in the dimension that an entity was found to load. */
    ColumnSpec in(Dimension dimension) {
        return lookup == null
                ? this
                : new ColumnSpec(target, from, expression, value, transforms, check, onError, lookup.in(dimension));
    }
}
