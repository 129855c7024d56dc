package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.DecimalReader;
import dev.fluxo.engine.internal.transform.value.NumberText;
import dev.fluxo.engine.internal.transform.value.Numbers;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntPredicate;

/** Functions of numbers. */
final class NumberFunctions {
    private static final DecimalReader PLAIN = DecimalReader.plain();
    private static final int LEAST_DIGITS = -18;
    private static final int MOST_DIGITS = 100;

    private NumberFunctions() {}

    static List<FunctionType> all() {
        return List.of(
                FunctionType.one("abs(x)", "Without its sign", Arithmetic::abs)
                        .follows(ArithmeticTypes::negated, Typing.NUMBERS),
                FunctionType.strict(
                                "round(x [, n])",
                                "n digits after the point (0 where left out), halves away from zero",
                                1,
                                2,
                                values -> Numbers.round(values[0], values.length == 1 ? 0 : digits(values[1])))
                        .follows(ArithmeticTypes::negated, Typing.NUMBERS),
                FunctionType.one("floor(x)", "The next whole number down", value -> whole(value, RoundingMode.FLOOR))
                        .follows(ArithmeticTypes::kept, Typing.NUMBERS),
                FunctionType.one("ceil(x)", "The next whole number up", value -> whole(value, RoundingMode.CEILING))
                        .follows(ArithmeticTypes::kept, Typing.NUMBERS),
                FunctionType.strict(
                                "min(a, b, …)",
                                "The least of numbers, texts or dates",
                                2,
                                FunctionType.ANY,
                                values -> extreme(values, order -> order < 0))
                        .typed(ComparisonTypes::extreme),
                FunctionType.strict(
                                "max(a, b, …)",
                                "The greatest of numbers, texts or dates",
                                2,
                                FunctionType.ANY,
                                values -> extreme(values, order -> order > 0))
                        .typed(ComparisonTypes::extreme),
                FunctionType.one(
                                "to_integer(x)",
                                "Whole number from text",
                                value -> value instanceof String text ? NumberText.integer(text) : exact(value))
                        .gives(TypeKind.INTEGER, Typing.FIGURES),
                FunctionType.one(
                                "to_decimal(x)",
                                "Decimal from text with a point and no grouping",
                                value -> value instanceof String text ? PLAIN.read(text) : Numbers.decimal(value))
                        .gives(TypeKind.DECIMAL, Typing.FIGURES));
    }

    private static Object whole(Object value, RoundingMode mode) {
        return value instanceof Long ? value : Numbers.decimal(value).setScale(0, mode);
    }

    private static Object exact(Object value) {
        Long whole = Numbers.whole(Numbers.decimal(value));
        if (whole == null) {
            throw new ValueFault("the number has a fraction or is out of the 64-bit range; use round(x)");
        }
        return whole;
    }

    private static Object extreme(Object[] values, IntPredicate better) {
        Object best = values[0];
        for (int i = 1; i < values.length; i++) {
            if (better.test(Comparison.compare(values[i], best))) {
                best = values[i];
            }
        }
        return best;
    }

    private static int digits(Object value) {
        BigDecimal digits = Numbers.decimal(value);
        Long whole = Numbers.whole(digits);
        if (whole == null || whole < LEAST_DIGITS || whole > MOST_DIGITS) {
            throw new ValueFault("round takes " + LEAST_DIGITS + " to " + MOST_DIGITS + " digits");
        }
        return whole.intValue();
    }
}
