package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.internal.model.TransformDoc;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A named transform: how it is called, what it does, how it is made.
 *
 * @param example a call that works
 * @param factory makes the transform of checked arguments; throws IllegalArgumentException with a message for the user
 * @param effect what it makes of the values' type
 */
record TransformType(
        String name,
        List<Param> params,
        String example,
        String description,
        Function<Arguments, Transform> factory,
        Effect effect) {
    TransformType(
            String name,
            List<Param> params,
            String example,
            String description,
            Function<Arguments, Transform> factory) {
        this(name, params, example, description, factory, Effect.UNKNOWN);
    }

    /** Without parameters. */
    static TransformType of(String name, String description, Transform transform) {
        return new TransformType(name, List.of(), name, description, arguments -> transform);
    }

    TransformType with(Effect known) {
        return new TransformType(name, params, example, description, factory, known);
    }

    /** {@code pad_left(n, c)}; an optional parameter in brackets. */
    String signature() {
        return params.isEmpty()
                ? name
                : name
                        + params.stream()
                                .map(param -> param.required() ? param.name() : "[" + param.name() + "]")
                                .collect(Collectors.joining(", ", "(", ")"));
    }

    TransformDoc doc() {
        return new TransformDoc(name, signature(), description);
    }
}
