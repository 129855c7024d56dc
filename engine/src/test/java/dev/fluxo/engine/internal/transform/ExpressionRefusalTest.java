package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no expression may do, and what is said of one that does not compile. */
@NullUnmarked
class ExpressionRefusalTest {
    /** Ways into Java, out of the expression, or into a loop. Each must fail when compiled. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name.class",
                "name.class.forName('java.lang.Runtime')",
                "name.bytes",
                "name?.class",
                "name.length()",
                "''.getClass()",
                "'x'.class.classLoader",
                "name['class']",
                "name[0]",
                "name?[0]",
                "[1,2,3]",
                "[].class",
                "{'a':1}",
                "{1,2}",
                "{:}",
                "new('java.io.File','x')",
                "new(\"java.lang.ProcessBuilder\", 'id')",
                "new java.io.File('x')",
                "java.lang.System.exit(1)",
                "java.lang.Runtime",
                "Class.forName('java.lang.Runtime')",
                "#pragma jexl.namespace.x java.lang.System",
                "#pragma jexl.import java.lang",
                "#0",
                "`${name}`",
                "`${''.class}`",
                "${name}",
                "#{name}",
                "@silent name",
                "@synchronized(name) 1",
                "while(true) {}",
                "while (true)",
                "for(;;) {}",
                "for (var x : name) x",
                "do { 1 } while(true)",
                "if (true) 1",
                "if (true) { 1 } else { 2 }",
                "name = 1",
                "name += 1",
                "name++",
                "++name",
                "name--",
                "--name",
                "var x = 1",
                "let x = 1",
                "const x = 1",
                "x -> x",
                "(x) -> x + 1",
                "() -> 1",
                "x => x",
                "function(x) { x }",
                "function(x)",
                "return name",
                "return 1",
                "break",
                "continue",
                "throw name",
                "throw 'x'",
                "try { 1 } finally { 2 }",
                "switch (name) { case 1 -> 2 }",
                "name; name",
                "name;",
                "1 .. 1000000000",
                "1..2",
                "name instanceof String",
                "name !instanceof String",
                "~name",
                "name & 1",
                "name | 1",
                "name ^ 1",
                "name << 1",
                "name >> 1",
                "name >>> 1",
                "name === 1",
                "name !== 1",
                "name ?: 1",
                "size(name)",
                "empty(name)",
                "size name",
                "empty name",
                "name =~ ~/x/",
                "~/x/",
                "name =~ name",
                "name =~ [1,2]",
                "java:lang('x')",
                "x:upper(name)",
                "$0",
                "$1",
                "(upper)(name)",
                "(name)(1)",
                "'upper'(name)",
                "upper(name)(1)",
                "`upper`(name)",
                "name(1)",
                "upper",
                "NaN",
                "#NaN",
                "0x1F",
                "010",
                "10L",
                "1.5f",
                "1b",
                "1e999999999",
                "1e-999999999",
                ".5",
                "5.",
                "import java.lang.System",
                "this",
                "null.class",
                "true.class",
                "(1).class",
                "1 // comment",
                "1 /* comment */",
                "1 ## comment",
                "\u0000",
                "name\u0000",
                "\u202Ename"
            })
    void isRefusedWhenCompiled(String attack) {
        assertThat(Rows.expressionProblems(attack, "name"))
                .isNotEmpty()
                .extracting(Problem::code)
                .containsAnyOf(Code.EXPRESSION_FORBIDDEN, Code.EXPRESSION_SYNTAX, Code.EXPRESSION_UNKNOWN_NAME);
    }

    /** Shapes that make parsers slow or deep. */
    @Test
    void isRefusedQuickly() {
        for (String attack : new String[] {
            "(".repeat(3000) + "1" + ")".repeat(3000),
            "(".repeat(1000) + "1" + ")".repeat(1000),
            "{".repeat(1000),
            "[".repeat(1000),
            "a[".repeat(500),
            "1 ? ".repeat(900) + "1",
            "'" + "\\'".repeat(5000),
            "x".repeat(100_000),
            "1e" + "9".repeat(3000),
            "(".repeat(50) + "(1" + ")".repeat(51)
        }) {
            assertThat(Rows.expressionProblems(attack, "a")).isNotEmpty();
        }
    }

    @Test
    void longButFlatExpressionsAreFine() {
        assertThat(Rows.evaluated("1" + " + 1".repeat(900))).isEqualTo(901L);
        assertThat(Rows.evaluated("!".repeat(1000) + "a", true)).isEqualTo(true);
        assertThat(Rows.evaluated("a == 0 ? 'x' : ".repeat(150) + "'y'", 1L)).isEqualTo("y");
        assertThat(Rows.evaluated("(".repeat(50) + "1" + ")".repeat(50))).isEqualTo(1L);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments(
                        "nam + 1",
                        Code.EXPRESSION_UNKNOWN_NAME,
                        "there is no source column 'nam'",
                        "did you mean 'name'?"),
                arguments(
                        "uper(name)",
                        Code.EXPRESSION_UNKNOWN_NAME,
                        "there is no function 'uper'",
                        "did you mean 'upper'?"),
                arguments(
                        "xyzzy(name)",
                        Code.EXPRESSION_UNKNOWN_NAME,
                        "there is no function 'xyzzy'",
                        "known: abs, add_days"),
                arguments(
                        "upper()",
                        Code.TRANSFORM_ARGUMENTS,
                        "function upper takes 1 argument, not 0",
                        "write upper(x)"),
                arguments(
                        "left(name)",
                        Code.TRANSFORM_ARGUMENTS,
                        "function left takes 2 arguments, not 1",
                        "write left(x, n)"),
                arguments(
                        "round(1, 2, 3)",
                        Code.TRANSFORM_ARGUMENTS,
                        "takes 1 to 2 arguments, not 3",
                        "write round(x [, n])"),
                arguments(
                        "at_zone(name, 'America/Sao_Paolo')",
                        Code.TRANSFORM_ARGUMENTS,
                        "function at_zone: 'America/Sao_Paolo' is not a known time zone, did you mean 'America/Sao_Paulo'?",
                        "write at_zone(created_at, 'America/Sao_Paulo')"),
                arguments(
                        "at_zone(name, name)",
                        Code.TRANSFORM_ARGUMENTS,
                        "the zone of at_zone must be a text in quotes",
                        "write at_zone("),
                arguments(
                        "at_zone(name)",
                        Code.TRANSFORM_ARGUMENTS,
                        "takes 2 arguments, not 1",
                        "write at_zone(x, 'zone')"),
                arguments(
                        "max(1)", Code.TRANSFORM_ARGUMENTS, "takes at least 2 arguments, not 1", "write max(a, b, …)"),
                arguments(
                        "name = 'x'",
                        Code.EXPRESSION_FORBIDDEN,
                        "'=' at character 6 is not allowed in an expression",
                        "write == to compare"),
                arguments("name <> 'x'", Code.EXPRESSION_FORBIDDEN, "'<>' at character 6", "write !="),
                arguments(
                        "name.length",
                        Code.EXPRESSION_FORBIDDEN,
                        "'.' at character 5",
                        "functions, such as length(name)"),
                arguments("new('x')", Code.EXPRESSION_FORBIDDEN, "'new' at character 1", null),
                arguments("1 + size(name)", Code.EXPRESSION_FORBIDDEN, "'size' at character 5", "use length(x)"),
                arguments("name +", Code.EXPRESSION_SYNTAX, "it ends too early, after '+'", null),
                arguments(
                        "1 + (name",
                        Code.EXPRESSION_SYNTAX,
                        "a parenthesis is not closed, the one at character 5",
                        null),
                arguments(
                        "name)",
                        Code.EXPRESSION_SYNTAX,
                        "a parenthesis is closed that is not open, at character 5",
                        null),
                arguments("name  name", Code.EXPRESSION_SYNTAX, "near 'name' at character 7", null),
                arguments("name + * 2", Code.EXPRESSION_SYNTAX, "near '+' at character 6", null),
                arguments(
                        "name IS NULL", Code.EXPRESSION_SYNTAX, "near 'IS' at character 6", "expressions are not SQL"),
                arguments(
                        "name LIKE 'x%'",
                        Code.EXPRESSION_SYNTAX, "near 'LIKE' at character 6", "expressions are not SQL"),
                arguments(
                        "CASE WHEN name = 'x' THEN 1 ELSE 2 END",
                        Code.EXPRESSION_FORBIDDEN,
                        "'=' at character 16",
                        "write == to compare; expressions are not SQL: write condition ? a : b for CASE WHEN"),
                arguments(
                        "CASE name WHEN 'x' THEN 1 END",
                        Code.EXPRESSION_SYNTAX,
                        "near 'name' at character 6",
                        "condition ? a : b for CASE WHEN"),
                arguments(
                        "name IS NOT NULL AND name != ''",
                        Code.EXPRESSION_SYNTAX,
                        "near 'IS' at character 6",
                        "x == null or x != null for IS NULL, !a for NOT, null in small letters"),
                arguments("name == 'a' OR name == 'b'", Code.EXPRESSION_SYNTAX, "near 'OR'", "a || b for OR"),
                arguments("name IN ('a', 'b')", Code.EXPRESSION_SYNTAX, "near 'IN'", "one_of(x, a, b) for IN"),
                arguments(
                        "name BETWEEN 1 AND 2",
                        Code.EXPRESSION_SYNTAX,
                        "near 'BETWEEN'",
                        "x >= a && x <= b for BETWEEN"),
                arguments("CAST(name AS int)", Code.EXPRESSION_SYNTAX, "near 'AS'", "to_integer(x), to_decimal(x)"),
                arguments("name::date", Code.EXPRESSION_SYNTAX, "near ':'", "date(x) for a cast"),
                arguments("name ~ '^x'", Code.EXPRESSION_FORBIDDEN, "'~' at character 6", "write x =~ 'pattern'"),
                arguments(
                        "name == NULL",
                        Code.EXPRESSION_UNKNOWN_NAME,
                        "there is no source column 'NULL'",
                        "write null in small letters"),
                arguments(
                        "NVL(name, 'x')",
                        Code.EXPRESSION_UNKNOWN_NAME,
                        "there is no function 'NVL'",
                        "write coalesce(a, b)"),
                arguments("if(name == 'x', 1, 2)", Code.EXPRESSION_FORBIDDEN, "'if'", "write condition ? a : b"),
                arguments(
                        "days_between(name, CURRENT_DATE)",
                        Code.EXPRESSION_UNKNOWN_NAME,
                        "'CURRENT_DATE'",
                        "there is no clock here"),
                arguments(
                        "now()", Code.EXPRESSION_UNKNOWN_NAME, "there is no function 'now'", "there is no clock here"),
                arguments("", Code.EXPRESSION_SYNTAX, "it is empty", null),
                arguments("  ", Code.EXPRESSION_SYNTAX, "it is empty", null),
                arguments(
                        "name + 'x",
                        Code.EXPRESSION_SYNTAX,
                        "the text that begins with ' is not closed, at character 8",
                        null),
                arguments("name == 007", Code.EXPRESSION_SYNTAX, "zeros in front", "'007' for the text"),
                arguments(
                        "name == 10L",
                        Code.EXPRESSION_SYNTAX,
                        "a number is followed by a letter at character 9",
                        "plain decimal"),
                arguments(
                        "name =~ '['",
                        Code.EXPRESSION_SYNTAX,
                        "not a regular expression: Unclosed character class",
                        null),
                arguments("name =~ name", Code.EXPRESSION_SYNTAX, "a pattern must be a text in quotes", "'[A-Z]{2}'"),
                arguments(
                        "date('2026-02-30')",
                        Code.EXPRESSION_SYNTAX,
                        "always fails: a text of 10 characters is not a date",
                        null),
                arguments("1 / 0", Code.EXPRESSION_SYNTAX, "always fails: division by zero", null),
                arguments(
                        "name ?? 1 > 2",
                        Code.EXPRESSION_SYNTAX,
                        "?? beside another operator",
                        "(discount ?? 0) * price"),
                arguments(
                        "2 * name ?? 1",
                        Code.EXPRESSION_SYNTAX,
                        "?? beside another operator",
                        "(discount ?? 0) * price"));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("messages")
    void saysWhatIsWrong(String expression, Code code, String message, String hint) {
        assertThat(Rows.expressionProblems(expression, "name")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.location()).isEqualTo(Rows.AT);
            assertThat(problem.message()).startsWith("column 'y': expression: ").contains(message);
            if (hint != null) {
                assertThat(problem.hint()).contains(hint);
            }
        });
    }

    /** A word of SQL inside a text, or as a name in backticks, is none. */
    @Test
    void aTextIsNoSql() {
        assertThat(Rows.expressionProblems("name + + 'CASE WHEN' + `IS`", "name", "IS"))
                .extracting(Problem::hint)
                .containsOnlyNulls();
    }

    @Test
    void tellsAllUnknownNamesAtOnce() {
        assertThat(Rows.expressionProblems("foo + bar * baz", "name")).hasSize(3);
    }
}
