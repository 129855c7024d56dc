package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.Spaces;
import dev.fluxo.engine.internal.transform.value.Texts;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Functions of texts. Other values than text are taken as their text. */
final class TextFunctions {
    private TextFunctions() {}

    static List<FunctionType> all() {
        return List.of(
                text("upper(x)", "All letters upper case", text -> text.toUpperCase(Locale.ROOT))
                        .gives(TypeKind.TEXT, Typing.TEXTS),
                text("lower(x)", "All letters lower case", text -> text.toLowerCase(Locale.ROOT))
                        .gives(TypeKind.TEXT, Typing.TEXTS),
                text("trim(x)", "Without white space at both ends", Spaces::trim)
                        .gives(TypeKind.TEXT, Typing.TEXTS),
                FunctionType.one("length(x)", "How many characters", text -> (long) Texts.length(Texts.of(text)))
                        .gives(TypeKind.INTEGER, Typing.TEXTS),
                FunctionType.two(
                                "left(x, n)",
                                "The first n characters",
                                (text, n) -> Texts.left(Texts.of(text), count(n)))
                        .gives(TypeKind.TEXT, Typing.TEXTS, Typing.WHOLE),
                FunctionType.two(
                                "right(x, n)",
                                "The last n characters",
                                (text, n) -> Texts.right(Texts.of(text), count(n)))
                        .gives(TypeKind.TEXT, Typing.TEXTS, Typing.WHOLE),
                FunctionType.strict(
                                "substring(x, start [, n])",
                                "n characters from the start, or all that follow; the first character is 1",
                                2,
                                3,
                                values -> Texts.substring(
                                        Texts.of(values[0]),
                                        count(values[1]),
                                        values.length == 2 ? Integer.MAX_VALUE : count(values[2])))
                        .gives(TypeKind.TEXT, Typing.TEXTS, Typing.WHOLE),
                FunctionType.strict(
                                "replace(x, a, b)",
                                "Every a becomes b",
                                3,
                                3,
                                values -> replace(values[0], values[1], values[2]))
                        .gives(TypeKind.TEXT, Typing.TEXTS),
                FunctionType.of(
                                "concat(a, b, …)",
                                "The texts joined; a NULL counts as empty, unlike with +",
                                1,
                                FunctionType.ANY,
                                TextFunctions::concat)
                        .typed(Typing::joined),
                FunctionType.two("contains(x, part)", "Whether the part occurs", Matching::contains)
                        .gives(TypeKind.BOOLEAN, Typing.TEXTS),
                FunctionType.two("starts_with(x, start)", "Whether it begins so", Matching::startsWith)
                        .gives(TypeKind.BOOLEAN, Typing.TEXTS),
                FunctionType.two("ends_with(x, end)", "Whether it ends so", Matching::endsWith)
                        .gives(TypeKind.BOOLEAN, Typing.TEXTS),
                FunctionType.of(
                                "matches(x, 'pattern')",
                                "Whether the whole text matches a regular expression, as =~ does",
                                2,
                                2,
                                operands -> Matching.matches(operands.get(0), operands.get(1)))
                        .gives(TypeKind.BOOLEAN, Typing.TEXTS),
                FunctionType.one("to_text(x)", "The value as text", Texts::of).gives(TypeKind.TEXT, Typing.TEXTS));
    }

    private static FunctionType text(String signature, String description, UnaryOperator<String> function) {
        return FunctionType.one(signature, description, value -> function.apply(Texts.of(value)));
    }

    private static Object replace(Object text, Object find, Object by) {
        String wanted = Texts.of(find);
        if (wanted.isEmpty()) {
            throw new ValueFault("replace looks for an empty text");
        }
        return Texts.replace(Texts.of(text), wanted, Texts.of(by));
    }

    private static Expression concat(List<Expression> operands) throws Refusal {
        Expression[] parts = operands.toArray(Expression[]::new);
        Expression joined = row -> {
            StringBuilder text = new StringBuilder();
            for (Expression part : parts) {
                Object value = part.evaluate(row);
                if (value != null) {
                    text.append(Texts.of(value));
                    Texts.checkLength(text.length());
                }
            }
            return text.toString();
        };
        return Constant.fold(joined, operands);
    }

    private static int count(Object value) {
        if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw new ValueFault("a number of characters must be a whole number, not negative");
    }
}
