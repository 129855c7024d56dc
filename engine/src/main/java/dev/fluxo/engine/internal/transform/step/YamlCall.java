package dev.fluxo.engine.internal.transform.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads a step that is written as a mapping: {@code {left: 10}}, {@code {map: {A: Ativo}, default: "?"}}. */
final class YamlCall {
    private YamlCall() {}

    /**
     * @param isTransform tells the transform's key from those of its arguments
     * @param takesMapping whether a transform's first argument is a mapping, so that a mapping is not a list of named arguments
     * @throws IllegalArgumentException with a message for the user
     */
    static Call read(Map<?, ?> yaml, Predicate<String> isTransform, Predicate<String> takesMapping) {
        String name = name(yaml, isTransform);
        Map<String, Literal> named = new LinkedHashMap<>();
        yaml.forEach((key, value) -> {
            if (!name.equals(key)) {
                named.put(String.valueOf(key), Literal.ofYaml(value));
            }
        });
        Object arguments = yaml.get(name);
        if (arguments == null) {
            return new Call(name, List.of(), named);
        }
        if (arguments instanceof List<?> list) {
            return new Call(name, list.stream().map(Literal::ofYaml).toList(), named);
        }
        if (arguments instanceof Map<?, ?> map && !takesMapping.test(name)) {
            map.forEach((key, value) -> named.put(String.valueOf(key), Literal.ofYaml(value)));
            return new Call(name, List.of(), named);
        }
        return new Call(name, List.of(Literal.ofYaml(arguments)), named);
    }

    private static String name(Map<?, ?> yaml, Predicate<String> isTransform) {
        List<String> keys = yaml.keySet().stream().map(String::valueOf).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a step is a name, or a mapping from a name to its arguments");
        }
        List<String> names = keys.stream().filter(isTransform).toList();
        if (names.size() > 1) {
            throw new IllegalArgumentException("two transforms in one step, '" + names.get(0) + "' and '" + names.get(1)
                    + "'; begin a list entry for each");
        }
        return names.isEmpty() ? keys.get(0) : names.get(0);
    }
}
