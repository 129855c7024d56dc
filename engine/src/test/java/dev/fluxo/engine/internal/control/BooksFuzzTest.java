package dev.fluxo.engine.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.fuzz.Mutants;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Watermark;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever somebody left in the control tables: it reads as what it is, or is refused by name. */
class BooksFuzzTest {
    private static final List<String> DEFINITIONS = List.of("""
            {"source":{"connection":"src","database":"1f","table":"PUBLIC.CUSTOMER","query":null,"lookups":{"env:STORE":"9a"}},
            "watermark":[{"column":"UPDATED_AT","type":"timestamp"},{"column":"ID","type":"integer"}],
            "target":{"connection":"dw","database":"2f","table":"PUBLIC.DIM","identity":"7","books":null,"filled":true},
            "keys":["ID"],"columns":{"nome":{"hash":"1a","since":"2026-01-01T00:00"}},"compared":"2026-01-01T00:00",
            "refill":{"from":null,"until":null,"columns":["nome"],"spec":"3f","at":{"parts":[{"column":"ID","type":"integer","value":"42"}]}}}""");
    private static final List<String> WATERMARKS = List.of(
            "[{\"column\":\"updated_at\",\"type\":\"timestamp\",\"value\":\"2026-01-01T00:00\"},{\"column\":\"id\",\"type\":\"integer\",\"value\":\"42\"}]",
            "[{\"column\":\"v\",\"type\":\"binary\",\"value\":\"00ff\"}]");
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "[[",
            "{\"a\":",
            "\"",
            ":",
            ",",
            "null",
            "true",
            "1e999",
            "-",
            "0",
            "99999999999999999999",
            "\\u0000",
            "\\",
            "\\ud800",
            "\n",
            "\0",
            "é",
            "\"type\":\"uuid\"",
            "\"type\":\"decimal\"",
            "\"type\":\"time\"",
            "\"value\":null",
            "\"value\":\"\"",
            "9999-12-31",
            "infinity",
            "\"column\":1",
            "[]",
            "{}");

    @Provide
    Arbitrary<String> definitions() {
        return Mutants.of(DEFINITIONS, PIECES);
    }

    @Provide
    Arbitrary<String> watermarks() {
        return Mutants.of(WATERMARKS, PIECES);
    }

    @Property
    void aDefinitionIsReadOrRefused(@ForAll("definitions") String json) {
        try {
            Definition definition = DefinitionJson.read(json, "dim_x");
            assertThat(DefinitionJson.read(DefinitionJson.write(definition), "dim_x"))
                    .isEqualTo(definition);
            if (definition != null) {
                isWhole(definition);
            }
        } catch (FluxoException e) {
            isNamed(e);
        }
        DefinitionJson.readLoosely(json, "dim_x");
    }

    /** What has to be there is there: whoever compares it with a spec asks no more. */
    private static void isWhole(Record record) {
        for (var component : record.getClass().getRecordComponents()) {
            Object value = value(record, component.getAccessor());
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(value).as(component.toString()).isNotNull();
            }
            parts(value)
                    .filter(Record.class::isInstance)
                    .map(Record.class::cast)
                    .forEach(BooksFuzzTest::isWhole);
        }
    }

    private static Stream<Object> parts(@Nullable Object value) {
        if (value instanceof Collection<?> all) {
            return all.stream().map(Object.class::cast);
        }
        return value instanceof Map<?, ?> map
                ? map.values().stream().map(Object.class::cast)
                : Stream.ofNullable(value);
    }

    private static @Nullable Object value(Record record, java.lang.reflect.Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Found so: it was read, and failed as a defect when it was compared. */
    @Example
    void aDefinitionThatLacksAPartIsRefused() {
        String whole = DEFINITIONS.get(0);
        assertThat(DefinitionJson.read(whole, "dim_x")).isNotNull();
        for (String part : List.of(
                "\"database\":\"1f\",",
                "\"database\":\"2f\",",
                "\"hash\":\"1a\",",
                "\"spec\":\"3f\",",
                ",\"type\":\"integer\"")) {
            assertThat(whole).contains(part);
            assertThatThrownBy(() -> DefinitionJson.read(whole.replace(part, ""), "dim_x"))
                    .as(part)
                    .isInstanceOf(FluxoException.class);
        }
    }

    @Property
    void aWatermarkIsReadOrRefused(@ForAll("watermarks") String json) {
        try {
            Watermark watermark = WatermarkJson.read(json, "dim_x");
            assertThat(WatermarkJson.read(WatermarkJson.write(watermark), "dim_x"))
                    .isEqualTo(watermark);
        } catch (FluxoException e) {
            isNamed(e);
        }
        assertThat(WatermarkJson.readLoosely(json, "dim_x")).isNotNull();
    }

    private static void isNamed(FluxoException refusal) {
        assertThat(refusal.problems()).extracting(Problem::code).containsExactly(Code.WATERMARK_CHANGED);
        assertThat(refusal).hasMessageContaining("dim_x");
    }
}
