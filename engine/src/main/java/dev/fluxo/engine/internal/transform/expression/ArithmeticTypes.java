package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.spi.TypeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@link Arithmetic} gives. A sum of whole numbers that is too large for one becomes a decimal. */
final class ArithmeticTypes {
    private static final Set<TypeKind> WHOLE = Set.of(TypeKind.INTEGER, TypeKind.DECIMAL);
    private static final Set<TypeKind> DECIMAL = Set.of(TypeKind.DECIMAL);

    private ArithmeticTypes() {}

    static Possible calculate(String operator, List<Operand> operands) throws Mismatch {
        return lift(operator, operands, (a, b) -> numbers(a, b, WHOLE));
    }

    static Possible divide(String operator, List<Operand> operands) throws Mismatch {
        return lift(operator, operands, (a, b) -> numbers(a, b, DECIMAL));
    }

    static Possible remainder(String operator, List<Operand> operands) throws Mismatch {
        return lift(operator, operands, (a, b) -> numbers(a, b, Set.of(TypeKind.INTEGER)));
    }

    /** With a text, {@code +} joins. */
    static Possible add(String operator, List<Operand> operands) throws Mismatch {
        return lift(operator, operands, (a, b) -> {
            if (a == TypeKind.TEXT || b == TypeKind.TEXT) {
                return a == TypeKind.BINARY || b == TypeKind.BINARY ? Set.of() : Set.of(TypeKind.TEXT);
            }
            return numbers(a, b, WHOLE);
        });
    }

    static Set<TypeKind> negated(TypeKind number) {
        return number == TypeKind.INTEGER ? WHOLE : DECIMAL;
    }

    static Set<TypeKind> kept(TypeKind number) {
        return number == TypeKind.INTEGER ? Set.of(TypeKind.INTEGER) : DECIMAL;
    }

    private static Set<TypeKind> numbers(TypeKind a, TypeKind b, Set<TypeKind> ofWhole) {
        if (!a.isNumber() || !b.isNumber()) {
            return Set.of();
        }
        return a == TypeKind.INTEGER && b == TypeKind.INTEGER ? ofWhole : DECIMAL;
    }

    /** Of two kinds: empty where it fails. */
    private interface Pair {
        Set<TypeKind> of(TypeKind a, TypeKind b);
    }

    private static Possible lift(String operator, List<Operand> operands, Pair pair) throws Mismatch {
        Operand a = operands.get(0);
        Operand b = operands.get(1);
        Set<TypeKind> kinds = EnumSet.noneOf(TypeKind.class);
        for (TypeKind left : a.gives().kinds()) {
            for (TypeKind right : b.gives().kinds()) {
                kinds.addAll(pair.of(left, right));
            }
        }
        if (kinds.isEmpty()
                && !a.gives().kinds().isEmpty()
                && !b.gives().kinds().isEmpty()) {
            Operand guilty = a.gives().isOnly(Typing.NUMBERS) ? b : a;
            throw new Mismatch(
                    "(" + a.text() + ") " + operator + " (" + b.text() + ")",
                    guilty.described() + ", and " + operator + " takes numbers",
                    TypeHints.arithmetic(guilty));
        }
        return Possible.of(kinds);
    }
}
