package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.problem.Code;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How steps may be written, and what is said of those that may not. */
@NullUnmarked
class StepSyntaxTest {
    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments("left(2)", "abc", "ab"),
                arguments(" left ( 2 ) ", "abc", "ab"),
                arguments("left(n: 2)", "abc", "ab"),
                arguments("trim()", " a ", "a"),
                arguments(yaml("left", 2L), "abc", "ab"),
                arguments(yaml("left", List.of(2L)), "abc", "ab"),
                arguments(yaml("left", Map.of("n", 2L)), "abc", "ab"),
                arguments(yaml("trim", null), " a ", "a"),
                arguments("pad_left(5, \"0\")", "42", "00042"),
                arguments("pad_left(5, c: '0')", "42", "00042"),
                arguments(yaml("pad_left", List.of(5L, "0")), "42", "00042"),
                arguments(yaml("pad_left", List.of(5L, 0L)), "42", "00042"),
                arguments(yaml("pad_left", Map.of("n", 5L, "c", "0")), "42", "00042"),
                arguments(yaml("pad_left", 5L, "c", "0"), "42", "00042"),
                arguments("replace(a, b)", "aa", "bb"),
                arguments("replace(\" & Organização\", \"\")", "Casa & Organização", "Casa"),
                arguments("replace('''', '\"')", "it's", "it\"s"),
                arguments("replace(\"\"\"\", '')", "a\"b", "ab"),
                arguments("replace(a b, c)", "xa b", "xc"),
                arguments("replace(n: 2, x)", "n: 2", "x"),
                arguments("regex_replace('[(),]', '')", "(a,b)", "ab"),
                arguments("map({A: Ativo, I: Inativo}, '?')", "I", "Inativo"),
                arguments(yaml("map", Map.of("A", "Ativo"), "default", "?"), "X", "?"),
                arguments(yaml("map", Map.of("A", "Ativo"), "default", null), "X", null),
                arguments(yaml("map", List.of(Map.of("A", "Ativo"), "?")), "X", "?"),
                arguments(yaml("null_to", 0L), null, 0L),
                arguments(yaml("null_to", new BigDecimal("0.5")), null, new BigDecimal("0.5")),
                arguments("null_to(' ')", null, " "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void understands(Object step, Object input, Object expected) {
        assertThat(Rows.transformed(input, step)).isEqualTo(expected);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("uper", Code.TRANSFORM_UNKNOWN, "unknown transform 'uper'", "did you mean 'upper'?"),
                refused("Trim", Code.TRANSFORM_UNKNOWN, "unknown transform 'Trim'", "did you mean 'trim'?"),
                refused(
                        "xyzzy(1)",
                        Code.TRANSFORM_UNKNOWN,
                        "unknown transform 'xyzzy'",
                        "known: at_zone, capitalize, "),
                refused(yaml("lefft", 2L), Code.TRANSFORM_UNKNOWN, "unknown transform 'lefft'", "did you mean 'left'?"),
                refused("left", "'n' is missing: a whole number from 0", "write left(n), for example left(10)"),
                refused("left(x)", "'n' must be a whole number", "for example left(10)"),
                refused("left('2')", "'n' must be a whole number", "for example left(10)"),
                refused("left(-1)", "'n' must be a whole number from 0", "for example left(10)"),
                refused("left(1.5)", "'n' must be a whole number", "for example left(10)"),
                refused("left(99999999999999999999)", "'n' must be a whole number", "left(10)"),
                refused("left(1, 2)", "it takes at most 1 arguments, not 2", "left(10)"),
                refused("trim(1)", "it takes no arguments", "write trim"),
                refused("pad_left(5, 'ab')", "'c' must be one character", "pad_left(5, '0')"),
                refused("pad_left(5)", "'c' is missing: one character", "pad_left(5, '0')"),
                refused("pad_left(0, '0')", "'n' must be", "pad_left(5, '0')"),
                refused(
                        yaml("pad_left", Map.of("n", 5L, "cc", "0")),
                        "it has no argument 'cc', did you mean 'c'?",
                        "pad_left(n, c)"),
                refused(yaml("left", 5L, "n", 6L), "'n' is given twice", "left(n)"),
                refused("null_to()", "'value' is missing", "null_to('ND')"),
                refused("replace('', x)", "'find' must not be empty", "replace(find, by)"),
                refused(yaml("replace", Arrays.asList("a", null)), "'by' must be a text", "replace(find, by)"),
                refused(
                        "regex_replace('(', '')",
                        "the pattern is not a regular expression: Unclosed group",
                        "regex_replace("),
                refused("regex_replace('a', '$1')", "the replacement is not valid: No group 1", "regex_replace("),
                refused("regex_replace('a', '${x}')", "the replacement is not valid", "regex_replace("),
                refused("map(A)", "'values' must be a mapping", "map({A: Ativo"),
                refused("map({})", "'values' must be a mapping", "map({A: Ativo"),
                refused("map({A: 1, A: 2})", "the key 'A' is written twice", "write trim"),
                refused(yaml("map", Map.of("A", Map.of("B", 1L))), "the value of 'A' must be a single value", "map("),
                refused(yaml("map", Map.of("A", "x"), "defualt", "?"), "it has no argument 'defualt'", "map("),
                refused("null_to(null)", "'value' must not be null", "null_to('ND')"),
                refused("round", "'n' is missing", "round(2)"),
                refused("round(1000)", "'n' must be a whole number from -18 to 100", "round(2)"),
                refused("to_decimal('xx-YY')", "'xx-YY' is not a known locale", "to_decimal('pt-BR')"),
                refused("to_decimal('pt-Brazil')", "is not a known locale", "to_decimal('pt-BR')"),
                refused("to_date('dd/mm/yyyy')", "write MM for the month, mm are minutes", "to_date('dd/MM/yyyy')"),
                refused("to_date('DD/MM/yyyy')", "D is the day of the year; write dd", "to_date("),
                refused("to_date('dd/MM/YYYY')", "Y is the year that a week belongs to; write yyyy", "to_date("),
                refused("to_date('MM/yyyy')", "does not determine a date", "to_date("),
                refused("to_date('dd/MM/yyyy b')", "is not valid", "to_date("),
                refused("to_date('yyyy-MM-dd''T')", "is not valid", "to_date("),
                refused("to_date('')", "it is empty", "to_date("),
                refused("to_timestamp('dd/MM/yyyy')", "does not determine a timestamp", "to_timestamp("),
                refused("to_timestamp('dd/MM/yyyy hh:mm')", "write HH for the hours 0 to 23", "to_timestamp("),
                refused("date_trunc(fortnight)", "'unit' must be one of year, quarter", "date_trunc(month)"),
                refused(
                        "at_zone(America/Sao_Paolo)",
                        "'America/Sao_Paolo' is not a known time zone, did you mean 'America/Sao_Paulo'?",
                        "at_zone('America/Sao_Paulo')"),
                refused("at_zone('+25:00')", "write one such as America/Sao_Paulo, or utc", "at_zone("),
                refused("at_zone", "'zone' is missing", "at_zone("),
                refused(
                        "left(2",
                        "')' is expected at character 7, where the step ends; inside a [...] list",
                        "write trim"),
                refused("left 2", "'(' is expected at character 6, where '2' stands", "write trim"),
                refused("left(2) x", "nothing is expected after the closing parenthesis", "write trim"),
                refused("replace('a, b)", "a quoted text is not closed with '", "write trim"),
                refused("replace(a,, b)", "an argument is missing at character 11", "write trim"),
                refused("replace(it's, b)", "an argument with quotes in it must be quoted as a whole", "write trim"),
                refused("pad_left(n: 5, '0')", "arguments without a name come before", "write trim"),
                refused("", "the name of a transform is expected", "write trim"),
                refused(Map.of(), "a step is a name, or a mapping", "write trim"),
                refused(
                        yaml("trim", null, "upper", null),
                        "two transforms in one step, 'trim' and 'upper'",
                        "write trim"),
                refused(5L, "neither a name nor a mapping", "write trim"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("refused")
    void refuses(Object step, Code code, String message, String hint) {
        assertThat(Rows.stepProblems(step)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.location()).isEqualTo(Rows.AT);
            assertThat(problem.message()).startsWith("column 'y': ").contains(message);
            assertThat(problem.hint()).contains(hint);
        });
    }

    @Test
    void everyExampleOfTheHintsCompiles() {
        assertThat(Transforms.docs())
                .allSatisfy(doc -> assertThat(doc.description()).isNotBlank().doesNotEndWith("."));
        Rows.transformed(
                "1", "left(10)", "replace('-', '')", "null_to('ND')", "to_decimal('pt-BR')", "round(2)", "mask(4)");
        Rows.transformed("A", "map({A: Ativo, I: Inativo}, default: '?')", "regex_replace('[^0-9]+', '')");
    }

    private static Arguments refused(Object step, String message, String hint) {
        return refused(step, Code.TRANSFORM_ARGUMENTS, message, hint);
    }

    private static Arguments refused(Object step, Code code, String message, String hint) {
        return arguments(step, code, message, hint);
    }

    private static Map<String, Object> yaml(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
