package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.problem.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Whatever is written, and whatever stands in a row: a problem or a fault, never an exception, never a hang. */
@NullUnmarked
class RandomInputTest {
    private static final String[] EXPRESSION = {
        "a",
        "b",
        "c",
        "`a`",
        "1",
        "0",
        "2.5",
        "1e5",
        "'x'",
        "'2026-01-31'",
        "\"y\"",
        "null",
        "true",
        "false",
        "+",
        "-",
        "*",
        "/",
        "%",
        "==",
        "!=",
        "<",
        ">=",
        "=~",
        "!~",
        "=^",
        "!$",
        "&&",
        "||",
        "!",
        "and",
        "or",
        "not",
        "?",
        ":",
        "??",
        "(",
        ")",
        "(",
        ")",
        ",",
        "upper(",
        "round(",
        "date(",
        "coalesce(",
        "iif(",
        "one_of(",
        "min(",
        "add_days(",
        "substring(",
        "replace(",
        " ",
        "\n",
        ".",
        "[",
        "]",
        "{",
        "}",
        ";",
        "=",
        "->",
        "#",
        "@",
        "$",
        "$0",
        "`",
        "'",
        "\\",
        "new",
        "size",
        "empty",
        "while",
        "return",
        "é",
        "\uD83D",
        "\u0000",
        "007",
        "div",
        "mod",
        "lt",
        "eq",
        "instanceof",
        "..",
        "...",
        "function",
        "var",
        "~",
        "//",
        "/*"
    };
    private static final String[] STEP = {
        "trim",
        "left",
        "map",
        "pad_left",
        "replace",
        "to_date",
        "regex_replace",
        "null_to",
        "(",
        ")",
        "(",
        ")",
        "{",
        "}",
        ",",
        ":",
        "'",
        "\"",
        "''",
        "n",
        "c",
        "default",
        "5",
        "-1",
        "0.5",
        "'x'",
        "dd/MM/yyyy",
        "[a-z",
        "$1",
        "\\",
        " ",
        "\t",
        "null",
        "é"
    };
    private static final Object[] VALUES = {
        null,
        0L,
        1L,
        -5L,
        Long.MIN_VALUE,
        new BigDecimal("2.50"),
        new BigDecimal("1E+900"),
        0.1d,
        Double.NaN,
        "",
        "x",
        "12",
        "2026-01-31",
        "\uD83D",
        "a\u0000b",
        true,
        false,
        LocalDate.MIN,
        LocalDate.of(2026, 1, 31),
        LocalDateTime.MAX,
        new byte[] {1}
    };

    private final Random random = new Random(20260517);
    private int compiled;

    @Test
    void expressions() {
        for (int i = 0; i < 3_000; i++) {
            String expression = mix(EXPRESSION, 12);
            assertThatCode(() -> compileAndRun(Rows.computed(expression)))
                    .as(expression)
                    .doesNotThrowAnyException();
        }
    }

    /** Alternating operands and operators: most of these compile, so most of these run. */
    @Test
    void wellFormedExpressions() {
        compiled = 0;
        for (int i = 0; i < 3_000; i++) {
            String expression = operand(3);
            assertThatCode(() -> compileAndRun(Rows.computed(expression)))
                    .as(expression)
                    .doesNotThrowAnyException();
        }
        assertThat(compiled).isGreaterThan(1_000);
    }

    @Test
    void steps() {
        for (int i = 0; i < 3_000; i++) {
            String step = mix(STEP, 10);
            assertThatCode(() -> compileAndRun(Rows.copy(step))).as(step).doesNotThrowAnyException();
        }
    }

    @Test
    void everyTransformOnEveryKindOfValue() {
        Object[] steps = TransformTableTest.everyStep().toArray();
        for (Object step : steps) {
            RowFunction function = Rows.compile(List.of(Rows.copy(step)), List.of("x"));
            for (Object value : VALUES) {
                assertThatCode(() -> function.apply(new Object[] {value}, new Object[1]))
                        .as("%s of %s", step, value)
                        .doesNotThrowAnyException();
            }
        }
    }

    private void compileAndRun(ColumnRule rule) {
        RowFunction function = RowCompiler.compile(List.of(rule), List.of("a", "b", "c", "x"), new Problems());
        compiled += function == null ? 0 : 1;
        for (int i = 0; function != null && i < 3; i++) {
            function.apply(new Object[] {value(), value(), value(), value()}, new Object[1]);
        }
    }

    private String operand(int depth) {
        String[] leaves = {"a", "b", "c", "1", "2.5", "'x'", "'2026-01-31'", "null", "true"};
        String[] operators = {"+", "-", "*", "/", "%", "==", "<", ">=", "&&", "||", "=^", "!$"};
        String[] functions = {
            "upper", "trim", "length", "abs", "round", "floor", "year", "date", "timestamp", "is_null", "to_text"
        };
        if (depth == 0) {
            return pick(leaves);
        }
        return switch (random.nextInt(5)) {
            case 0 -> pick(functions) + "(" + operand(depth - 1) + ")";
            case 1 -> "(" + operand(depth - 1) + " ? " + operand(depth - 1) + " : " + operand(depth - 1) + ")";
            case 2 -> "(" + operand(depth - 1) + ") ?? (" + operand(depth - 1) + ")";
            default -> "(" + operand(depth - 1) + ") " + pick(operators) + " (" + operand(depth - 1) + ")";
        };
    }

    private String mix(String[] parts, int most) {
        StringBuilder mixed = new StringBuilder();
        for (int i = random.nextInt(most); i >= 0; i--) {
            mixed.append(pick(parts)).append(random.nextBoolean() ? " " : "");
        }
        return mixed.toString();
    }

    private String pick(String[] parts) {
        return parts[random.nextInt(parts.length)];
    }

    private Object value() {
        return VALUES[random.nextInt(VALUES.length)];
    }
}
