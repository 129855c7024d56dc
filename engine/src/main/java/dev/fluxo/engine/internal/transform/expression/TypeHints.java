package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.spi.TypeKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to write instead, where types do not go together. */
final class TypeHints {
    private static final Set<TypeKind> TEXT = Set.of(TypeKind.TEXT);
    private static final Set<TypeKind> MOMENTS = Set.of(TypeKind.DATE, TypeKind.TIMESTAMP, TypeKind.TIMESTAMP_TZ);

    private TypeHints() {}

    /** How the operand becomes one of the kinds that are wanted; null where nothing is known. */
    static @Nullable String convert(Operand operand, Set<TypeKind> wanted) {
        String text = operand.text();
        Possible is = operand.gives();
        if (wanted.equals(Typing.CONDITION)) {
            return condition(operand);
        }
        if (wanted.equals(Set.of(TypeKind.INTEGER)) && is.isOnly(Typing.NUMBERS)) {
            return "make it whole: to_integer(round(" + text + "))";
        }
        if (Typing.NUMBERS.containsAll(wanted)) {
            return arithmetic(operand);
        }
        return wanted.contains(TypeKind.TIMESTAMP) && is.isOnly(Set.of(TypeKind.DATE))
                ? "a date has no time of day"
                : null;
    }

    static @Nullable String arithmetic(Operand operand) {
        String text = operand.text();
        if (operand.gives().isOnly(TEXT)) {
            return "convert the text: to_integer(" + text + ") or to_decimal(" + text + ")";
        }
        if (operand.gives().isOnly(MOMENTS)) {
            return "calculate with add_days(" + text + ", n), add_months or days_between(a, b)";
        }
        return operand.gives().isOnly(Typing.CONDITION) ? "write " + text + " ? 1 : 0" : null;
    }

    private static @Nullable String condition(Operand operand) {
        if (operand.gives().isOnly(Typing.NUMBERS)) {
            return "compare it: " + operand.text() + " != 0";
        }
        return operand.gives().isOnly(TEXT) ? "compare it: " + operand.text() + " == 'S'" : null;
    }

    static @Nullable String compare(Operand a, Operand b) {
        for (Operand flag : new Operand[] {a, b}) {
            if (flag.gives().isOnly(Typing.CONDITION)) {
                return "write " + flag.text() + " alone, or !(" + flag.text() + "), or compare it with true or false";
            }
        }
        boolean first = a.gives().isOnly(TEXT);
        Operand text = first ? a : b;
        Operand other = first ? b : a;
        if (text.gives().isOnly(TEXT) && other.gives().isOnly(Typing.NUMBERS)) {
            return other.gives().constant() == null
                    ? "convert the text: to_decimal(" + text.text() + ")"
                    : "write the number as a text, '" + other.text() + "', or convert the text: to_decimal("
                            + text.text() + ")";
        }
        if (text.gives().isOnly(TEXT)) {
            return moment(other.gives());
        }
        boolean moments = a.gives().isOnly(MOMENTS) && b.gives().isOnly(MOMENTS);
        return moments ? "one has an offset, the other has none: at_zone(x, 'America/Sao_Paulo') takes it away" : null;
    }

    /** How a literal is written that can be compared. */
    private static @Nullable String moment(Possible moment) {
        if (moment.isOnly(Set.of(TypeKind.DATE, TypeKind.TIMESTAMP))) {
            return "write it as '2026-01-31' or '2026-01-31T23:59:59'";
        }
        if (moment.isOnly(Set.of(TypeKind.TIMESTAMP_TZ))) {
            return "write it as '2026-01-31T23:59:59-03:00'";
        }
        return moment.isOnly(Set.of(TypeKind.TIME)) ? "write it as '23:59:59'" : null;
    }
}
