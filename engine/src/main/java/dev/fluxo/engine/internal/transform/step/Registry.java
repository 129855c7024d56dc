package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.internal.model.TransformDoc;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All named transforms. */
public final class Registry {
    private static final List<TransformType> ALL = Stream.of(
                    TextTransforms.all(),
                    PatternTransforms.all(),
                    NullTransforms.all(),
                    NumberTransforms.all(),
                    DateTransforms.all(),
                    SecretTransforms.all())
            .flatMap(List::stream)
            .toList();

    private static final Map<String, TransformType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(TransformType::name, Function.identity()));

    private Registry() {}

    /** In the order in which documentation shows them. */
    public static List<TransformDoc> docs() {
        return ALL.stream().map(TransformType::doc).toList();
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static @Nullable TransformType find(String name) {
        return BY_NAME.get(name);
    }
}
