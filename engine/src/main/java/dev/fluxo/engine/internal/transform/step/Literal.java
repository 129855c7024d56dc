package dev.fluxo.engine.internal.transform.step;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An argument as written: a scalar, or a mapping.
 *
 * @param value String, Long, BigDecimal, Boolean, a Map from String to Literal, or null
 * @param text the scalar as the analyst wrote it: {@code 0} and {@code "0"} are the same where a text is wanted
 */
record Literal(@Nullable Object value, String text) {
    private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(0|[1-9][0-9]*)\\.[0-9]+");

    /** A scalar in quotes. */
    static Literal quoted(String text) {
        return new Literal(text, text);
    }

    /** A scalar without quotes, by the rules of YAML 1.2: {@code 10} is a number, {@code 01} and {@code no} are texts. */
    static Literal bare(String text) {
        if (INTEGER.matcher(text).matches()) {
            return new Literal(Long.valueOf(text), text);
        }
        if (DECIMAL.matcher(text).matches()) {
            return new Literal(new BigDecimal(text), text);
        }
        return switch (text) {
            case "true", "false" -> new Literal(Boolean.valueOf(text), text);
            case "null", "~" -> new Literal(null, text);
            default -> new Literal(text, text);
        };
    }

    static Literal mapping(Map<String, Literal> entries) {
        return new Literal(entries, "{…}");
    }

    /** A value that YAML has already read. */
    static Literal ofYaml(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Literal> entries = new LinkedHashMap<>();
            map.forEach((key, entry) -> entries.put(String.valueOf(key), ofYaml(entry)));
            return mapping(entries);
        }
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value);
        return new Literal(value, text);
    }

    boolean isScalar() {
        return !(value instanceof Map || value instanceof List);
    }

    /** The entries of a mapping; null where this is none. */
    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, Literal> entries() {
        return value instanceof Map ? (Map<String, Literal>) value : null;
    }
}
