package dev.fluxo.engine.report.json;

import dev.fluxo.engine.problem.Advice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of fields. */
final class Types {
    /** Any text, secrets masked. */
    static final JsonType<String> TEXT =
            new Scalar<>("text", Map.of("type", "string"), (text, told) -> told.text(text));
    /** Something's name or number, as it is: masking would not hide it, and a program could not find it again. */
    static final JsonType<String> NAME = new Scalar<>("text", Map.of("type", "string"), (text, told) -> text);

    static final JsonType<Advice> ADVICE =
            new Scalar<>("text", Map.of("type", "string"), (advice, told) -> told.advice(advice));
    static final JsonType<Boolean> FLAG =
            new Scalar<>("true or false", Map.of("type", "boolean"), (flag, told) -> flag);
    static final JsonType<Long> COUNT = new Scalar<>("number", Map.of("type", "integer"), (count, told) -> count);
    /** Between 0 and 1. */
    static final JsonType<Double> PROBABILITY =
            new Scalar<>("number", Map.of("type", "number"), (chance, told) -> BigDecimal.valueOf(chance));

    static final JsonType<Duration> SECONDS =
            new Scalar<>("number", Map.of("type", "integer"), (duration, told) -> duration.toSeconds());

    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();
    static final JsonType<Instant> TIME = new Scalar<>("time", timeSchema(), (time, told) -> MICROSECONDS.format(time));

    private Types() {}

    private static Map<String, Object> timeSchema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("format", "date-time");
        return schema;
    }

    /** The words of an enum, which are its names in lower case. */
    static <E extends Enum<E>> JsonType<E> words(Class<E> of) {
        List<String> words = Stream.of(of.getEnumConstants()).map(Types::word).toList();
        return new Scalar<>(
                words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", ")),
                Map.of("enum", words),
                (value, told) -> word(value));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <V> JsonType<List<V>> list(JsonType<V> of) {
        return new Listed<>(of);
    }

    private record Scalar<V>(String words, Map<String, Object> meant, BiFunction<V, Told, Object> written)
            implements JsonType<V> {
        @Override
        public String plural() {
            return words + "s";
        }

        @Override
        public Object json(V value, Told told) {
            return written.apply(value, told);
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> shared) {
            return new LinkedHashMap<>(meant);
        }
    }

    private record Listed<V>(JsonType<V> item) implements JsonType<List<V>> {
        @Override
        public Object json(List<V> values, Told told) {
            return values.stream().map(value -> item.json(value, told)).toList();
        }

        @Override
        public Map<String, Object> schema(Map<String, Object> shared) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "array");
            schema.put("items", item.schema(shared));
            return schema;
        }

        @Override
        public String words() {
            return "list of " + item.plural();
        }

        @Override
        public String plural() {
            return "lists of " + item.plural();
        }

        @Override
        public List<Field<?, ?>> below() {
            return item.below();
        }

        @Override
        public List<Shape<?>> shared() {
            return item.shared();
        }

        @Override
        public boolean isList() {
            return true;
        }
    }
}
