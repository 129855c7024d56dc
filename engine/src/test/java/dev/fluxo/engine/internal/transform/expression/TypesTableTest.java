package dev.fluxo.engine.internal.transform.expression;

import static dev.fluxo.engine.internal.transform.expression.TypedColumns.KINDS;
import static dev.fluxo.engine.internal.transform.expression.TypedColumns.VALUES;
import static dev.fluxo.engine.internal.transform.expression.TypedColumns.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operator and every function, on operands of every kind: what is refused by its types gives a value on no row, what
 * passes gives one on some, and of a kind that was foretold.
 */
@NullUnmarked
class TypesTableTest {
    static Stream<String> ofOne() {
        return Stream.of(
                "-a",
                "+a",
                "!a",
                "a ? 1 : 2",
                "iif(a, 1, 2)",
                "a && true",
                "true && a",
                "a || false",
                "false || a",
                "upper(a)",
                "lower(a)",
                "trim(a)",
                "length(a)",
                "left(a, 1)",
                "right(a, 1)",
                "substring(a, 1)",
                "substring(a, 1, 1)",
                "left('ab', a)",
                "substring('ab', a)",
                "substring('ab', 1, a)",
                "replace(a, 'x', 'y')",
                "replace('ab', 'a', a)",
                "concat(a, 'x')",
                "contains(a, 'x')",
                "starts_with(a, 'x')",
                "ends_with('x', a)",
                "matches(a, 'x')",
                "a =~ 'x'",
                "a !~ 'x'",
                "to_text(a)",
                "abs(a)",
                "round(a)",
                "round(a, 1)",
                "round(2.5, a)",
                "floor(a)",
                "ceil(a)",
                "to_integer(a)",
                "to_decimal(a)",
                "date(a)",
                "timestamp(a)",
                "year(a)",
                "month(a)",
                "day(a)",
                "hour(a)",
                "minute(a)",
                "day_of_week(a)",
                "date_trunc('hour', a)",
                "at_zone(a, 'America/Sao_Paulo')",
                "date_trunc(a, date('2026-01-31'))",
                "add_days(a, 1)",
                "add_months(a, 1)",
                "add_days('2026-01-31', a)",
                "is_null(a)",
                "a == null",
                "coalesce(a, 1)",
                "a ?? 'x'",
                "a == 1",
                "a == 'x'",
                "a == '2026-01-31'",
                "a < '10:15'",
                "a > '2026-01-31T00:00:00Z'");
    }

    static Stream<String> ofTwo() {
        return Stream.of(
                "a + b",
                "a - b",
                "a * b",
                "a / b",
                "a % b",
                "a == b",
                "a != b",
                "a < b",
                "a <= b",
                "a > b",
                "a >= b",
                "a =^ b",
                "a !^ b",
                "a =$ b",
                "a !$ b",
                "one_of(a, b)",
                "min(a, b)",
                "max(a, b)",
                "days_between(a, b)",
                "concat(a, b)",
                "coalesce(a, b)",
                "iif(true, a, b)");
    }

    @ParameterizedTest
    @MethodSource("ofOne")
    void ofOneOperand(String form) {
        for (TypeKind a : KINDS) {
            agrees(form.replaceAll("\\ba\\b", name(a)));
        }
    }

    @ParameterizedTest
    @MethodSource("ofTwo")
    void ofTwoOperands(String form) {
        for (TypeKind a : KINDS) {
            for (TypeKind b : KINDS) {
                agrees(form.replaceAll("\\ba\\b", name(a)).replaceAll("\\bb\\b", name(b)));
            }
        }
    }

    /** One that has no types yet would pass whatever it gets. */
    @Test
    void everyFunctionIsTried() {
        String tried = String.join(" ", Stream.concat(ofOne(), ofTwo()).toList());
        assertThat(Functions.docs()).allSatisfy(function -> assertThat(tried).contains(function.name() + "("));
    }

    private static void agrees(String text) {
        Expression expression = TypedColumns.compile(text);
        assertThat(expression).as(text).isNotNull();
        Problems problems = new Problems();
        Set<TypeKind> kinds = TypedColumns.kinds(text, problems);
        List<Object> given = given(expression);
        assertThat(given)
                .as("values of `%s`, of which is said: %s", text, problems.all())
                .matches(values -> values.isEmpty() == problems.hasErrors());
        if (!problems.hasErrors()) {
            assertThat(kinds)
                    .as(text)
                    .containsAll(given.stream().map(TypedColumns::kind).toList());
        }
    }

    /** On every combination of values of two columns, which are all that an expression here names. */
    private static List<Object> given(Expression expression) {
        List<Object> given = new ArrayList<>();
        int most = VALUES.values().stream().mapToInt(List::size).max().orElseThrow();
        for (int i = 0; i < most * most; i++) {
            int first = i / most;
            int second = i % most;
            for (boolean swapped : new boolean[] {false, true}) {
                int[] at = {0};
                Object[] row = TypedColumns.row(values -> {
                    int pick = (at[0]++ % 2 == 0) == swapped ? first : second;
                    return values.get(pick % values.size());
                });
                Object value = TypedColumns.value(expression, row);
                if (value != null) {
                    given.add(value);
                }
            }
        }
        return given;
    }

    @Test
    void aRowHasAValueOfEachKind() {
        Object[] row = TypedColumns.row(values -> values.get(0));
        assertThat(Arrays.stream(row).map(TypedColumns::kind)).containsExactlyElementsOf(KINDS);
    }
}
