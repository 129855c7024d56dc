package dev.fluxo.engine.internal.transform;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fluxo.engine.fuzz.Mutants;
import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.problem.Problems;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullUnmarked;

/** Whatever is written as an expression or a step: compiled or refused; and whatever is in a row: a value or a fault. */
@NullUnmarked
class ExpressionFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> EXPRESSIONS = List.of(
            "a >= 10000 ? 'ALTA' : 'PADRAO'",
            "uf =~ '[A-Z]{2}'",
            "deleted_at != null",
            "coalesce(trim(a), upper(b), 'x') == null || length(c) > 3 && !(a == b)",
            "round(a * 1.175, 2) + (b ?? 0) % 7",
            "date_trunc('month', add_days(date(a), -30))",
            "iif(one_of(a, 'x', 'y'), substring(b, 2, 3), replace(c, 'a', 'b'))",
            "regex_replace(a, '([a-z]+)', '$1$1') =^ 'x'",
            "to_date(a, 'dd/MM/yyyy') < timestamp('2026-01-31T00:00:00')",
            "`a` .. 3",
            "-(-(a)) / (b - b)");
    private static final List<String> STEPS = List.of(
            "trim",
            "left(3)",
            "pad_left(5, '0')",
            "map(a: b, c: 'd', default: e)",
            "regex_replace('([a-z])', '$1')",
            "to_date('dd/MM/yyyy')",
            "null_to(0)");
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            "((",
            "!",
            "-",
            "!!",
            "--",
            "a",
            "x",
            "`",
            "'",
            "\"",
            "\\",
            "$1",
            "${",
            "#{",
            "{",
            "}",
            "[",
            "]",
            ";",
            "=",
            "==",
            "=~",
            "(a+)+$",
            ".*",
            "?",
            ":",
            "??",
            "?.",
            ".",
            ",",
            " && ",
            " || ",
            "null",
            "true",
            "1e308",
            "99999999999999999999999",
            "0x1F",
            "1B",
            "1H",
            "'9999-12-31'",
            "new ",
            "size",
            "empty ",
            "var ",
            "->",
            "=>",
            "//",
            "/*",
            "##",
            "@",
            "~",
            "^",
            "|",
            "&",
            "\n",
            "\0",
            "é",
            "😀",
            "add_days(",
            "pad_left(",
            "repeat(",
            "left(",
            "date_trunc(",
            "format(",
            "999999999",
            "-1",
            "instanceof ",
            "default",
            "c:");
    private static final Object[] VALUES = {
        null,
        0L,
        1L,
        -5L,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        new BigDecimal("2.50"),
        new BigDecimal("1E+900"),
        new BigDecimal("-1E-900"),
        new BigInteger("9".repeat(40)),
        0.1d,
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        1.5f,
        "",
        "x",
        "12",
        "2026-01-31",
        "a".repeat(40) + "!",
        "😀",
        "a\u0000b",
        " \u00a0 ",
        true,
        false,
        LocalDate.MIN,
        LocalDate.of(2026, 1, 31),
        LocalDateTime.MAX,
        LocalTime.MAX,
        OffsetDateTime.MIN,
        OffsetDateTime.of(2026, 1, 31, 2, 30, 0, 1, ZoneOffset.ofHours(-3)),
        new UUID(1, 2),
        new byte[] {1},
        new byte[0]
    };

    @Provide
    Arbitrary<String> expressions() {
        return Mutants.of(EXPRESSIONS, PIECES);
    }

    @Provide
    Arbitrary<String> steps() {
        return Mutants.of(STEPS, PIECES);
    }

    @Provide
    Arbitrary<Object[]> rows() {
        return Arbitraries.of(Arrays.asList(VALUES)).array(Object[].class).ofSize(5);
    }

    @Property
    void expressionsAreCompiledOrRefused(@ForAll("expressions") String expression, @ForAll("rows") Object[] row) {
        assertTimeoutPreemptively(PATIENCE, () -> apply(Rows.computed(expression), row));
    }

    @Property
    void stepsAreCompiledOrRefused(@ForAll("steps") String step, @ForAll("rows") Object[] row) {
        assertTimeoutPreemptively(PATIENCE, () -> apply(Rows.copy(step), row));
    }

    private static void apply(ColumnRule rule, Object[] row) {
        RowFunction function = RowCompiler.compile(List.of(rule), List.of("a", "b", "c", "uf", "x"), new Problems());
        if (function != null) {
            function.apply(row.clone(), new Object[1]);
        }
    }
}
