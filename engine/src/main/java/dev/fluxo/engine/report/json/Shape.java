package dev.fluxo.engine.report.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An object: its fields, in the order in which they are written. */
final class Shape<T> implements JsonType<T> {
    private final @Nullable String name;
    private final List<Field<T, ?>> fields;

    private Shape(@Nullable String name, List<Field<T, ?>> fields) {
        this.name = name;
        this.fields = List.copyOf(fields);
    }

    /** One that stands in one place. */
    static <T> Shape<T> of() {
        return new Shape<>(null, List.of());
    }

    /** One that several documents have, and that is described once. */
    static <T> Shape<T> shared(String name) {
        return new Shape<>(name, List.of());
    }

    /** The same, and a field that is never null. */
    <V> Shape<T> field(String field, JsonType<V> type, String meaning, Field.Getter<T, V> getter) {
        return with(new Field<>(field, type, false, meaning, getter));
    }

    /** The same, and a field that may be null. */
    <V> Shape<T> nullable(String field, JsonType<V> type, String meaning, Field.Getter<T, V> getter) {
        return with(new Field<>(field, type, true, meaning, getter));
    }

    /** The same, and the fields of something that a value holds. */
    <U> Shape<T> fields(Shape<U> inner, Field.Getter<T, U> getter) {
        Shape<T> all = this;
        for (Field<U, ?> field : inner.fields) {
            all = all.with(field.of(getter));
        }
        return all;
    }

    private Shape<T> with(Field<T, ?> field) {
        List<Field<T, ?>> all = new ArrayList<>(fields);
        all.add(field);
        return new Shape<>(name, all);
    }

    /** The same fields, each of which may be null unless it is a list. */
    Shape<T> orNothing() {
        return new Shape<>(
                name,
                fields.stream()
                        .<Field<T, ?>>map(field -> field.type().isList() ? field : field.orNull())
                        .toList());
    }

    /** Where there is no value. */
    Map<String, @Nullable Object> nothing() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        fields.forEach(field -> json.put(field.name(), field.type().isList() ? List.of() : null));
        return json;
    }

    List<Field<T, ?>> fields() {
        return fields;
    }

    @Override
    public Map<String, @Nullable Object> json(T value, Told told) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        fields.forEach(field -> json.put(field.name(), field.json(value, told)));
        return json;
    }

    @Override
    public Map<String, Object> schema(Map<String, Object> shared) {
        if (name == null) {
            return object(shared);
        }
        if (!shared.containsKey(name)) {
            shared.put(name, object(shared));
        }
        return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + name));
    }

    private Map<String, Object> object(Map<String, Object> shared) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("required", fields.stream().map(Field::name).toList());
        schema.put("properties", properties(shared));
        return schema;
    }

    /** The schema of each field, by its name. */
    Map<String, Map<String, Object>> properties(Map<String, Object> shared) {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        for (Field<T, ?> field : fields) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("description", field.meaning());
            Map<String, Object> held = field.type().schema(shared);
            schema.putAll(field.nullable() ? orNull(held) : held);
            properties.put(field.name(), schema);
        }
        return properties;
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        Map<String, Object> either = new LinkedHashMap<>(schema);
        if (schema.get("type") instanceof String type) {
            either.put("type", List.of(type, "null"));
            return either;
        }
        return new LinkedHashMap<>(Map.of("anyOf", List.of(schema, Map.of("type", "null"))));
    }

    @Override
    public String words() {
        return name == null ? "object" : "[" + name + "](#" + name + ")";
    }

    @Override
    public String plural() {
        return name == null ? "objects" : words();
    }

    /** Those of a shape that is described once are not repeated. */
    @Override
    public List<Field<?, ?>> below() {
        return name == null ? List.copyOf(fields) : List.of();
    }

    @Override
    public List<Shape<?>> shared() {
        return name == null ? List.of() : List.of(this);
    }

    String name() {
        return Objects.requireNonNull(name);
    }
}
