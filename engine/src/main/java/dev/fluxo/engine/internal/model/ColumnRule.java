package dev.fluxo.engine.internal.model;

import dev.fluxo.engine.spi.DataType;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one target column is filled: exactly one of {@code from}, {@code expression} and {@code value} is present; none where it is looked up
 * once the row is staged.
 *
 * @param type of the target column; null where it is not known, then values are not fitted
 * @param nullable whether the target column takes NULL here; true where that is not known
 * @param key whether it is a key, which no NULL can be, whatever the column takes
 * @param carried what it is looked up by, which the stage carries beside the target's columns; empty where it is not looked up
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
        boolean key,
        List<Carried> carried)
        implements Serializable {
    public ColumnRule {
        steps = List.copyOf(steps);
        carried = List.copyOf(carried);
    }

    /** The same without its check. */
    public ColumnRule unchecked() {
        return new ColumnRule(target, from, expression, value, steps, null, onError, type, nullable, key, carried);
    }

    /** Of a column that is not looked up. */
    public ColumnRule(
            Located<String> target,
            @Nullable Located<String> from,
            @Nullable Located<String> expression,
            @Nullable Located<Object> value,
            List<TransformStep> steps,
            @Nullable Located<String> check,
            OnError onError,
            @Nullable DataType type,
            boolean nullable,
            boolean key) {
        this(target, from, expression, value, steps, check, onError, type, nullable, key, List.of());
    }

    /**
     * A source value that finds a member.
     *
     * @param from the source column
     * @param type of the dimension's column that it is compared with; null where that is not known
     * @param floored a time may be more exact than that column: what lies between is cut, which changes no answer
     */
    public record Carried(Located<String> from, @Nullable DataType type, boolean floored) implements Serializable {}
}
