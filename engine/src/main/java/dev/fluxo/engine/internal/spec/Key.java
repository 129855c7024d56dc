package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key of the spec language.
 *
 * @param description for the editor: what it is for, in a sentence
 * @param preset the value that holds when the key is absent, as YAML; null: none
 * @param example a value, as YAML
 */
record Key(
        String name,
        Type type,
        boolean required,
        String description,
        @Nullable String preset,
        String example) {
    static Key required(String name, Type type, String description, String example) {
        return new Key(name, type, true, description, null, example);
    }

    static Key optional(String name, Type type, String description, String example) {
        return new Key(name, type, false, description, null, example);
    }

    /** Optional, with a default that serves as the example too. */
    static Key preset(String name, Type type, String description, String preset) {
        return new Key(name, type, false, description, preset, preset);
    }

    /** The same key where an absent one means nothing: under {@code defaults}. */
    Key asDefault() {
        return new Key(name, type, false, description, null, example);
    }

    /** The same key of another type. */
    Key of(Type other, boolean needed) {
        return new Key(name, other, needed, description, preset, example);
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = Json.object("description", description);
        schema.putAll(type.schema());
        if (preset != null) {
            schema.put("default", yaml(preset));
        }
        schema.put("examples", List.of(yaml(example)));
        return schema;
    }

    /** A YAML text of the declaration as a plain value. */
    private static Object yaml(String text) {
        Node node = Objects.requireNonNull(YamlReader.read("", text, new Problems()));
        return Objects.requireNonNull(PlainYaml.of(node));
    }
}
