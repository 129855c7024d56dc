package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.internal.transform.value.Booleans;
import dev.fluxo.engine.internal.transform.value.DecimalReader;
import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.NumberText;
import dev.fluxo.engine.internal.transform.value.Numbers;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;

/** Transforms to and of numbers, and to true and false. */
final class NumberTransforms {
    private NumberTransforms() {}

    static List<TransformType> all() {
        return List.of(
                new TransformType(
                                "round",
                                List.of(Param.integer("n", -18, 100)),
                                "round(2)",
                                "n digits after the point, halves away from zero: 2.345 becomes 2.35; a text is an error of the row",
                                arguments -> {
                                    int digits = arguments.integer("n");
                                    return value -> round(value, digits);
                                })
                        .with(NumberTransforms::rounded),
                TransformType.of(
                                "to_integer",
                                "Whole number from text: digits with an optional sign, white space around them; a point, an"
                                        + " exponent or an empty text is an error of the row; a number must have no fraction",
                                NumberTransforms::integer)
                        .with(Effect.to(Flow.INTEGER)),
                new TransformType(
                                "to_decimal",
                                List.of(Param.text("locale").optional()),
                                "to_decimal('pt-BR')",
                                "Decimal from text: with a point and no grouping, or as the locale writes it: to_decimal('pt-BR')"
                                        + " reads 1.234,56",
                                NumberTransforms::decimal)
                        .with(Effect.to(Flow.DECIMAL)),
                TransformType.of(
                                "to_boolean",
                                "From text or number, upper and lower case alike: true, t, yes, y, sim, s, 1 and false, f, no, n, não,"
                                        + " nao, 0; anything else is an error of the row",
                                Booleans::of)
                        .with(Effect.to(Flow.BOOLEAN)));
    }

    private static Flow rounded(Flow before, Arguments arguments) {
        int digits = arguments.integer("n");
        DataType type = before.type();
        if (type == null || !type.kind().isNumber()) {
            return before.of(null);
        }
        if (type.kind() != TypeKind.DECIMAL || type.precision() == 0 || digits < 0) {
            return before.of(Flow.DECIMAL);
        }
        int scale = Math.min(type.scale(), digits);
        int precision = type.precision() - type.scale() + scale;
        return before.of(DataType.decimal("decimal(" + precision + "," + scale + ")", precision, scale));
    }

    private static Object round(Object value, int digits) {
        if (value instanceof String) {
            throw new ValueFault(Kinds.describe(value) + " cannot be rounded; put to_decimal before it");
        }
        return Numbers.round(value, digits);
    }

    private static Object integer(Object value) {
        if (value instanceof Long) {
            return value;
        }
        if (value instanceof String text) {
            return NumberText.integer(text);
        }
        if (value instanceof Boolean truth) {
            return truth ? 1L : 0L;
        }
        Long whole = Numbers.whole(Numbers.decimal(value));
        if (whole == null) {
            throw new ValueFault(Kinds.describe(value)
                    + " has a fraction or is out of the 64-bit range; put round(0) before it to round");
        }
        return whole;
    }

    private static Transform decimal(Arguments arguments) {
        DecimalReader reader = arguments.has("locale")
                ? DecimalReader.of(Locales.known(arguments.text("locale")))
                : DecimalReader.plain();
        return value -> value instanceof String text ? reader.read(text) : Numbers.decimal(value);
    }
}
