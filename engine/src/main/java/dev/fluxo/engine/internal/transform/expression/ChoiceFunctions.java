package dev.fluxo.engine.internal.transform.expression;

import java.util.List;

/** Functions that choose, and that know of NULL. */
final class ChoiceFunctions {
    private ChoiceFunctions() {}

    static List<FunctionType> all() {
        return List.of(
                FunctionType.of("coalesce(a, b, …)", "The first that is not NULL", 1, FunctionType.ANY, Logic::coalesce)
                        .typed(LogicTypes::union),
                FunctionType.of(
                                "is_null(x)",
                                "Whether it is NULL, as x == null",
                                1,
                                1,
                                operands -> Logic.isNull(operands.get(0)))
                        .typed(LogicTypes::isNull),
                FunctionType.of(
                                "iif(condition, a, b)",
                                "a where the condition is true, else b, as condition ? a : b",
                                3,
                                3,
                                operands -> Logic.choice(operands.get(0), operands.get(1), operands.get(2)))
                        .typed(LogicTypes::choice),
                FunctionType.strict(
                                "one_of(x, a, b, …)",
                                "Whether x equals one of the others; NULL if any of them is NULL",
                                2,
                                FunctionType.ANY,
                                ChoiceFunctions::oneOf)
                        .typed(ComparisonTypes::oneOf));
    }

    private static Object oneOf(Object[] values) {
        for (int i = 1; i < values.length; i++) {
            if (Comparison.compare(values[0], values[i]) == 0) {
                return true;
            }
        }
        return false;
    }
}
