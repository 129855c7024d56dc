package dev.fluxo.engine.internal.transform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Expressions at random, on columns of known types: what is said of their types is so on rows at random. */
@NullUnmarked
class RandomTypesTest {
    private static final String[] LITERALS = {"1", "2.5", "'x'", "'2026-01-31'", "true", "null", "'day'"};
    private static final String[] OPERATORS = {"+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||", "=^", "!$"};
    private static final String[] FUNCTIONS = {
        "upper",
        "length",
        "abs",
        "round",
        "floor",
        "year",
        "hour",
        "date",
        "timestamp",
        "is_null",
        "to_text",
        "to_integer",
        "to_decimal",
        "-",
        "!"
    };
    private static final String[] OF_TWO = {
        "min", "max", "one_of", "coalesce", "add_days", "days_between", "date_trunc", "left", "contains", "concat"
    };

    private final Random random = new Random(20261129);

    @Test
    void whatIsSaidOfTypesIsSo() throws Refusal {
        int passed = 0;
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            String text = operand(1 + random.nextInt(3));
            Expression expression = TypedColumns.compile(text);
            if (expression == null) {
                continue;
            }
            List<Mismatch> mismatches = TypedColumns.mismatches(text);
            mismatches.forEach(mismatch -> givesNothing(mismatch, text));
            if (mismatches.isEmpty()) {
                givesWhatIsForetold(expression, text);
            }
            passed += mismatches.isEmpty() ? 1 : 0;
            refused += mismatches.isEmpty() ? 0 : 1;
        }
        assertThat(passed).isGreaterThan(500);
        assertThat(refused).isGreaterThan(500);
    }

    private void givesNothing(Mismatch mismatch, String text) {
        Expression part = TypedColumns.compile(mismatch.part());
        for (int i = 0; part != null && i < 10; i++) {
            assertThat(TypedColumns.value(part, row()))
                    .as("`%s` of `%s`: %s", mismatch.part(), text, mismatch.text())
                    .isNull();
        }
    }

    private void givesWhatIsForetold(Expression expression, String text) {
        Set<TypeKind> kinds = TypedColumns.kinds(text, new Problems());
        for (int i = 0; i < 10; i++) {
            Object value = TypedColumns.value(expression, row());
            if (value != null) {
                assertThat(kinds).as(text).contains(TypedColumns.kind(value));
            }
        }
    }

    private Object[] row() {
        return TypedColumns.row(values -> values.get(random.nextInt(values.size())));
    }

    private String operand(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0
                    ? pick(LITERALS)
                    : TypedColumns.name(TypedColumns.KINDS.get(random.nextInt(TypedColumns.KINDS.size())));
        }
        return switch (random.nextInt(6)) {
            case 0 -> pick(FUNCTIONS) + "(" + operand(depth - 1) + ")";
            case 1 -> pick(OF_TWO) + "(" + operand(depth - 1) + ", " + operand(depth - 1) + ")";
            case 2 -> "(" + operand(depth - 1) + " ? " + operand(depth - 1) + " : " + operand(depth - 1) + ")";
            case 3 -> "(" + operand(depth - 1) + ") ?? (" + operand(depth - 1) + ")";
            default -> "(" + operand(depth - 1) + ") " + pick(OPERATORS) + " (" + operand(depth - 1) + ")";
        };
    }

    private String pick(String[] parts) {
        return parts[random.nextInt(parts.length)];
    }
}
