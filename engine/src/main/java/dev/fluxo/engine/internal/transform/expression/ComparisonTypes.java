package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.spi.TypeKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which types {@link Comparison} can compare. */
final class ComparisonTypes {
    private static final Set<TypeKind> LOCAL = Set.of(TypeKind.DATE, TypeKind.TIMESTAMP);
    /** What a text is read as where it is compared with one. */
    private static final Set<TypeKind> READ =
            Set.of(TypeKind.DATE, TypeKind.TIMESTAMP, TypeKind.TIMESTAMP_TZ, TypeKind.TIME, TypeKind.UUID);

    private ComparisonTypes() {}

    /** A comparison of two, which is true or false. */
    static Possible compare(String operator, List<Operand> operands) throws Mismatch {
        Operand a = operands.get(0);
        Operand b = operands.get(1);
        check("(" + a.text() + ") " + operator + " (" + b.text() + ")", a, b);
        // With == and != it is asked whether the other is NULL.
        return operator.equals("==") || operator.equals("!=") || !Possible.isNothing(operands)
                ? Possible.of(Typing.CONDITION)
                : Possible.NOTHING;
    }

    /** The first with each of the others. */
    static Possible oneOf(String name, List<Operand> operands) throws Mismatch {
        Operand first = operands.get(0);
        for (Operand other : operands.subList(1, operands.size())) {
            check("(" + first.text() + ") == (" + other.text() + ")", first, other);
        }
        return Possible.isNothing(operands) ? Possible.NOTHING : Possible.of(Typing.CONDITION);
    }

    /** Any with any: the result is one of them. */
    static Possible extreme(String name, List<Operand> operands) throws Mismatch {
        Set<TypeKind> kinds = EnumSet.noneOf(TypeKind.class);
        Operand before = operands.get(0);
        kinds.addAll(before.gives().kinds());
        for (Operand operand : operands.subList(1, operands.size())) {
            check("(" + before.text() + ") == (" + operand.text() + ")", before, operand);
            kinds.addAll(operand.gives().kinds());
            before = new Operand(before.text(), Possible.of(kinds));
        }
        return Possible.isNothing(operands) ? Possible.NOTHING : Possible.of(kinds);
    }

    private static void check(String part, Operand a, Operand b) throws Mismatch {
        boolean never = !a.gives().kinds().isEmpty()
                && !b.gives().kinds().isEmpty()
                && a.gives().kinds().stream()
                        .noneMatch(left -> b.gives().kinds().stream()
                                .anyMatch(right -> comparable(
                                        left,
                                        a.gives().constant(),
                                        right,
                                        b.gives().constant())));
        if (never) {
            throw new Mismatch(
                    part,
                    a.described() + " and " + b.described() + ": they cannot be compared",
                    TypeHints.compare(a, b));
        }
    }

    private static boolean comparable(TypeKind a, @Nullable Object left, TypeKind b, @Nullable Object right) {
        if (a == b || (a.isNumber() && b.isNumber()) || (LOCAL.contains(a) && LOCAL.contains(b))) {
            return true;
        }
        return (a == TypeKind.TEXT && READ.contains(b) && reads(b, left))
                || (b == TypeKind.TEXT && READ.contains(a) && reads(a, right));
    }

    /** Whether the text, where it is written there, can be read as such a value. */
    private static boolean reads(TypeKind kind, @Nullable Object text) {
        Object sample = switch (kind) {
            case DATE -> LocalDate.EPOCH;
            case TIMESTAMP -> LocalDate.EPOCH.atStartOfDay();
            case TIMESTAMP_TZ -> LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC);
            case TIME -> LocalTime.MIDNIGHT;
            default -> null;
        };
        if (sample == null || text == null) {
            return true;
        }
        try {
            Comparison.compare(sample, text);
            return true;
        } catch (ValueFault fault) {
            return false;
        }
    }
}
