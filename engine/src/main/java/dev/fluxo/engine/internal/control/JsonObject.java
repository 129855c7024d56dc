package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.result.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An object of {@link JsonText#read}. What it lacks, or has of another kind, is an IllegalArgumentException or NullPointerException. */
final class JsonObject {
    private final Map<?, ?> values;

    /** @param value an object */
    JsonObject(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("no object");
        }
        values = map;
    }

    /** Null where it is null or not there. */
    @Nullable
    String text(String name) {
        Object value = values.get(name);
        return value == null ? null : text(value);
    }

    /** A text; a number or a truth as it is written. */
    static String text(Object value) {
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException("no text");
        }
        return value.toString();
    }

    String required(String name) {
        return Objects.requireNonNull(text(name), name);
    }

    boolean truth(String name) {
        if (values.get(name) instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException(name);
    }

    /** Null where it is null or not there. */
    @Nullable
    JsonObject object(String name) {
        Object value = values.get(name);
        return value == null ? null : new JsonObject(value);
    }

    JsonObject whole(String name) {
        return Objects.requireNonNull(object(name), name);
    }

    <T> List<T> list(String name, Function<Object, T> item) {
        if (!(values.get(name) instanceof List<?> items)) {
            throw new IllegalArgumentException(name);
        }
        List<T> list = new ArrayList<>();
        items.forEach(value -> list.add(item.apply(Objects.requireNonNull(value, name))));
        return list;
    }

    <T> Map<String, T> map(String name, Function<Object, T> item) {
        Map<String, T> map = new LinkedHashMap<>();
        whole(name)
                .values
                .forEach((key, value) -> map.put(String.valueOf(key), item.apply(Objects.requireNonNull(value, name))));
        return map;
    }
}
