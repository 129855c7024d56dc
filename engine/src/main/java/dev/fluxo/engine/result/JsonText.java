package dev.fluxo.engine.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Small JSON texts. By hand: a library for it took a fifth of each run's start, more than a load with nothing new has to do itself. */
public final class JsonText {
    private JsonText() {}

    /** @param value a map, a list, a number or a boolean; anything else is written as its text */
    public static String write(@Nullable Object value) {
        return write(value, false);
    }

    /** The same with a line for each value, indented, and a line break at the end. */
    public static String pretty(@Nullable Object value) {
        return escaped(write(value, true) + "\n", c -> Character.getType(c) == Character.SURROGATE);
    }

    /** The same JSON in letters of ASCII alone: it arrives whatever the encoding of what it is printed to. */
    public static String ascii(String json) {
        return escaped(json, c -> c >= 0x7f);
    }

    /** Outside texts JSON has no such characters. */
    private static String escaped(String json, IntPredicate which) {
        StringBuilder text = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (which.test(c)) {
                for (char unit : Character.toChars(c)) {
                    text.append("\\u%04x".formatted((int) unit));
                }
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    private static String write(@Nullable Object value, boolean lines) {
        JsonWriter out = new JsonWriter(lines);
        out.value(value);
        return out.toString();
    }

    /**
     * Reads a list of objects whose values are texts.
     *
     * @throws IllegalArgumentException if it is no JSON, or other JSON
     */
    public static List<Map<String, String>> readObjects(String json) {
        if (!(read(json) instanceof List<?> items)) {
            throw otherJson();
        }
        List<Map<String, String>> objects = new ArrayList<>();
        for (Object item : items) {
            Map<String, String> object = new LinkedHashMap<>();
            object(item).forEach((name, value) -> object.put(text(name), text(value)));
            objects.add(object);
        }
        return objects;
    }

    /**
     * Reads an object whose values are texts or null.
     *
     * @throws IllegalArgumentException if it is no JSON, or other JSON
     */
    public static Map<String, @Nullable String> readObject(String json) {
        Map<String, @Nullable String> object = new LinkedHashMap<>();
        object(read(json)).forEach((name, value) -> object.put(text(name), value == null ? null : text(value)));
        return object;
    }

    /**
     * Reads any JSON: objects as maps in the order of the text, arrays as lists, numbers as decimals, else texts, booleans and null. Of two
     * values of one name the later one counts.
     *
     * @throws IllegalArgumentException if it is not JSON, or not one value
     */
    public static @Nullable Object read(String json) {
        List<@Nullable Object> values = readAll(json);
        if (values.size() != 1) {
            throw new IllegalArgumentException(values.size() + " values of JSON, where one is looked for");
        }
        return values.get(0);
    }

    /**
     * Reads JSON values that follow each other.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    public static List<@Nullable Object> readAll(String json) {
        return new JsonReader(json).all();
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw otherJson();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw otherJson();
    }

    private static IllegalArgumentException otherJson() {
        return new IllegalArgumentException("other JSON than what is looked for");
    }
}
