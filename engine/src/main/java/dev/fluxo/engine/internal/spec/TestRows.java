package dev.fluxo.engine.internal.spec;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of a test as Java values. Without quotes {@code 2026-01-01T00:00:00} is a timestamp; with quotes it is text. */
final class TestRows {
    private static final List<Function<String, Object>> TIMES =
            List.of(LocalDate::parse, LocalDateTime::parse, OffsetDateTime::parse, LocalTime::parse);

    private TestRows() {}

    static List<Map<String, @Nullable Object>> of(@Nullable Node node) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        if (node instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                if (item instanceof Node.Mapping mapping) {
                    mapping.entries().forEach(entry -> row.put(entry.key().text(), value(entry.value())));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Null where it is NULL. */
    static @Nullable Object value(Node node) {
        Object value = PlainYaml.of(node);
        return value instanceof String text && node instanceof Node.Scalar scalar && scalar.plain()
                ? time(text)
                : value;
    }

    private static Object time(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return text;
        }
        return TIMES.stream()
                .map(parse -> attempt(parse, text.replace(' ', 'T')))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(text);
    }

    private static @Nullable Object attempt(Function<String, Object> parse, String text) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
