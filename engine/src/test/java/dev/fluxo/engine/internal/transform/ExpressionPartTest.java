package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.transform.expression.Expression;
import dev.fluxo.engine.internal.transform.expression.Expressions;
import dev.fluxo.engine.internal.transform.expression.Names;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An expression that fails says which of its parts did: the innermost. */
class ExpressionPartTest {
    private static final Names NAMES = Names.of("source column", List.of("zero", "one", "word", "a b"));
    private static final Object[] ROW = {0L, 1L, "(x", "y)"};

    private static Located<String> located(String expression) {
        return new Located<>(expression, Location.ofFile("x.yaml"));
    }

    private static ValueFault fault(String expression) {
        Problems problems = new Problems();
        Expression compiled = Expressions.compile(located(expression), "x", NAMES, problems);
        assertThat(problems.all()).isEmpty();
        return catchThrowableOfType(
                ValueFault.class, () -> Objects.requireNonNull(compiled).evaluate(ROW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "one + one / zero ; one / zero",
                "(one + 1) * (one / (zero * 2)) ; one / (zero * 2)",
                "one + ((one) / ((zero))) ; (one) / ((zero))",
                "one > 0 && to_integer(word) > 3 ; to_integer(word)",
                "concat('(', word, ')') == '' || to_decimal('a)b' + word) == null ; to_decimal('a)b' + word)",
                "one == 1 ? -word : one ; -word",
                "!(one == 1) ? 1 : abs(`a b`) ; abs(`a b`)",
                "coalesce(null, one % zero) ; one % zero",
                "one + word * 2 > 3 ; word * 2",
            })
    void theInnermostPartIsNamed(String expression, String part) {
        assertThat(fault(expression).part()).isEqualTo(part);
    }

    @Test
    void theWholeNeedsNoName() {
        assertThat(fault("one / zero").part()).isNull();
        assertThat(fault(" one / zero ").part()).isNull();
    }

    @Test
    void aLongPartIsCut() {
        assertThat(fault("1 + to_integer(concat(word" + ", word".repeat(40) + "))")
                        .part())
                .hasSize(80)
                .startsWith("to_integer(concat(word, word")
                .endsWith("…");
    }

    @Test
    void theColumnsOfAnExpressionAreKnown() {
        assertThat(Expressions.columns(located("concat(`a b`, 'zero') == WORD && one > one"), NAMES))
                .containsExactly(3, 2, 1);
    }
}
