package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.spi.TypeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What an operator or a function makes of the types of its operands. */
@FunctionalInterface
interface Typing {
    /** Nothing is known of it. */
    Typing UNKNOWN = (name, operands) -> Possible.UNKNOWN;

    Set<TypeKind> NUMBERS = Set.of(TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.FLOAT);
    Set<TypeKind> WHOLE = Set.of(TypeKind.INTEGER);
    /** A number, or a text that shows one. */
    Set<TypeKind> FIGURES = Set.of(TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.FLOAT, TypeKind.TEXT);

    Set<TypeKind> CONDITION = Set.of(TypeKind.BOOLEAN);
    /** Whatever has a text. */
    Set<TypeKind> TEXTS = Set.copyOf(EnumSet.complementOf(EnumSet.of(TypeKind.BINARY, TypeKind.OTHER)));

    /** What days are taken from: an ISO text is one, too. */
    Set<TypeKind> DAYS = Set.of(TypeKind.TEXT, TypeKind.DATE, TypeKind.TIMESTAMP, TypeKind.TIMESTAMP_TZ);

    Set<TypeKind> HOURS = Set.of(TypeKind.TEXT, TypeKind.TIMESTAMP, TypeKind.TIMESTAMP_TZ);

    /**
     * @param name of the operator or function, for messages
     * @throws Mismatch if it fails on every value of these types
     */
    Possible of(String name, List<Operand> operands) throws Mismatch;

    /**
     * Always of one kind.
     *
     * @param takes what each argument may be; the last stands for all that follow
     */
    static Typing gives(TypeKind kind, List<Set<TypeKind>> takes) {
        return (name, operands) -> {
            check(name, operands, takes);
            return Possible.isNothing(operands) ? Possible.NOTHING : Possible.of(Set.of(kind));
        };
    }

    /** Of kinds that follow from the kinds of one of the arguments. */
    static Typing follows(int argument, Function<TypeKind, Set<TypeKind>> result, List<Set<TypeKind>> takes) {
        return (name, operands) -> {
            check(name, operands, takes);
            if (Possible.isNothing(operands)) {
                return Possible.NOTHING;
            }
            Set<TypeKind> kinds = EnumSet.noneOf(TypeKind.class);
            operands.get(argument).gives().kinds().stream()
                    .filter(takes.get(argument)::contains)
                    .map(result)
                    .forEach(kinds::addAll);
            return Possible.of(kinds);
        };
    }

    /** A text, whichever of the operands is NULL. */
    static Possible joined(String name, List<Operand> operands) throws Mismatch {
        check(name, operands, List.of(TEXTS));
        return Possible.of(Set.of(TypeKind.TEXT));
    }

    private static void check(String name, List<Operand> operands, List<Set<TypeKind>> takes) throws Mismatch {
        for (int i = 0; i < operands.size(); i++) {
            Operand operand = operands.get(i);
            Set<TypeKind> taken = takes.get(Math.min(i, takes.size() - 1));
            if (!operand.gives().mayBe(taken)) {
                String part = name + "("
                        + String.join(", ", operands.stream().map(Operand::text).toList()) + ")";
                throw new Mismatch(
                        part,
                        operand.described() + ", and " + name + " takes " + Possible.words(taken),
                        TypeHints.convert(operand, taken));
            }
        }
    }
}
