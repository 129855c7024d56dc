package dev.fluxo.engine.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.fuzz.Mutants;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Our JSON beside that of a library, which reads and writes the same. */
class JsonTextFuzzTest {
    private static final JsonMapper LIBRARY = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> TEXTS = List.of(
            "{\"a\":[1,-0.5e+3,true,false,null,\"x\\n\\u00e9\\\\\"],\"b\":{},\"c\":[]}",
            "[{\"column\":\"id\",\"type\":\"integer\",\"value\":\"42\"}]",
            " \"\\ud83d\\ude00\" ",
            "-0");
    private static final List<String> PIECES = List.of(
            "{", "}", "[", "]", "[[", ":", ",", "\"", "\\", "\\u", "\\u12", "\\/", "\\x", "0", "01", "-", "+", ".", "e",
            "E5", "1e999", "true", "nul", "NaN", " ", "\t", "\n", "\r", "\u00a0", "\ufeff", "\u000b", "\u007f", "é",
            "'", "//", "/**/", ",]", "1 2");

    @Provide
    Arbitrary<String> mutants() {
        return Mutants.of(TEXTS, PIECES);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20).map(text -> (Object) text),
                Arbitraries.strings()
                        .withCharRange('\0', '\u0100')
                        .ofMaxLength(20)
                        .map(text -> (Object) text),
                Arbitraries.bigDecimals().map(number -> (Object) number),
                Arbitraries.integers().map(number -> (Object) new BigDecimal(number)),
                Arbitraries.of(true, false).map(truth -> (Object) truth));
        return Arbitraries.lazyOf(
                () -> plain,
                () -> plain.list().ofMaxSize(4).map(items -> (Object) items),
                () -> Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), values())
                        .ofMaxSize(3)
                        .map(map -> (Object) map));
    }

    /** Fingerprints of specs, which are kept, were made of what the library wrote. */
    @Property
    void itIsWrittenAsTheLibraryWritesIt(@ForAll("values") Object value) {
        assertThat(JsonText.write(value)).isEqualTo(LIBRARY.writeValueAsString(value));
    }

    @Property
    void whatIsWrittenReadsBack(@ForAll("values") Object value) {
        assertThat(JsonText.read(JsonText.write(value))).isEqualTo(value);
        assertThat(JsonText.read(JsonText.pretty(value)))
                .isEqualTo(JsonText.read(JsonText.ascii(JsonText.write(value))));
    }

    @Property
    void itReadsAndRefusesWhatTheLibraryDoes(@ForAll("mutants") String text) {
        assertThat(ours(text)).isEqualTo(theirs(text));
    }

    private static String ours(String text) {
        try {
            return said(JsonText.read(text));
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    private static String theirs(String text) {
        try {
            return said(text.isBlank() ? refused() : LIBRARY.readValue(text, Object.class));
        } catch (JacksonException | IllegalArgumentException e) {
            return "refused";
        }
    }

    private static Object refused() {
        throw new IllegalArgumentException();
    }

    /** Numbers by their value. */
    private static String said(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toString();
        }
        if (value instanceof List<?> items) {
            return items.stream().map(JsonTextFuzzTest::said).toList().toString();
        }
        if (value instanceof Map<?, ?> map) {
            StringBuilder all = new StringBuilder("{");
            map.forEach((name, item) ->
                    all.append(name).append('=').append(said(item)).append(';'));
            return all.append('}').toString();
        }
        return value instanceof String text ? "'" + text + "'" : String.valueOf(value);
    }

    @Example
    void depthAndLengthHaveBounds() {
        assertThat(JsonText.read("[".repeat(500) + "]".repeat(500))).isNotNull();
        for (String much :
                List.of("[".repeat(100_000), "{\"a\":".repeat(501) + "1" + "}".repeat(501), "1".repeat(1001))) {
            assertThatThrownBy(() -> JsonText.read(much)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void otherJsonIsRefused() {
        assertThat(JsonText.readAll("1 \"a\"[]{}")).containsExactly(BigDecimal.ONE, "a", List.of(), Map.of());
        assertThat(JsonText.readAll(" ")).isEmpty();
        for (String other : List.of("", "1 2", "{}", "[1]", "[{\"a\":1}]", "[{\"a\":null}]")) {
            assertThatThrownBy(() -> JsonText.readObjects(other))
                    .as(other)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> JsonText.readObject("{\"a\":1}")).isInstanceOf(IllegalArgumentException.class);
    }
}
