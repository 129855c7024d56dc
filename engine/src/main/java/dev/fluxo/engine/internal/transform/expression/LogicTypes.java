package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.spi.TypeKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@link Logic} gives, and that its operands are conditions. */
final class LogicTypes {
    private LogicTypes() {}

    static Possible conditions(String operator, List<Operand> operands) throws Mismatch {
        for (Operand operand : operands) {
            condition(operator, operand, operator.equals("||") ? joined(operands) : null);
        }
        boolean nothing = operator.equals("!") && Possible.isNothing(operands);
        return nothing ? Possible.NOTHING : Possible.of(Typing.CONDITION);
    }

    static Possible choice(String operator, List<Operand> operands) throws Mismatch {
        condition(operator, operands.get(0), null);
        return union(operator, operands.subList(1, operands.size()));
    }

    static Possible union(String operator, List<Operand> operands) {
        Set<TypeKind> kinds = EnumSet.noneOf(TypeKind.class);
        operands.forEach(operand -> kinds.addAll(operand.gives().kinds()));
        return Possible.of(kinds);
    }

    static Possible isNull(String operator, List<Operand> operands) {
        return Possible.of(Typing.CONDITION);
    }

    private static void condition(String operator, Operand operand, @Nullable String hint) throws Mismatch {
        if (!operand.gives().mayBe(Typing.CONDITION)) {
            throw new Mismatch(
                    "!(" + operand.text() + ")",
                    operand.described() + ", and " + operator + " takes conditions",
                    hint == null ? TypeHints.convert(operand, Typing.CONDITION) : hint);
        }
    }

    /** Whoever writes SQL joins texts by {@code ||}. */
    private static @Nullable String joined(List<Operand> operands) {
        boolean texts = operands.stream().anyMatch(operand -> operand.gives().isOnly(Set.of(TypeKind.TEXT)));
        return texts
                ? "|| means or here; texts are joined by concat("
                        + operands.stream().map(Operand::text).collect(Collectors.joining(", ")) + "), or by +"
                : null;
    }
}
