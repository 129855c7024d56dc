package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.model.TransformDoc;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A function of the expression language.
 *
 * @param most arguments; {@link #ANY}: no limit
 * @param typing what it gives for arguments of some types
 */
record FunctionType(
        String name,
        String signature,
        String description,
        int least,
        int most,
        Operators.Operator implementation,
        Typing typing) {
    static final int ANY = Integer.MAX_VALUE;

    /** One argument; NULL if it is NULL. */
    static FunctionType one(String signature, String description, Strict.Unary function) {
        return of(signature, description, 1, 1, operands -> Strict.unary(function, operands.get(0)));
    }

    /** Two arguments; NULL if one is NULL. */
    static FunctionType two(String signature, String description, Strict.Binary function) {
        return of(signature, description, 2, 2, operands -> Strict.binary(function, operands.get(0), operands.get(1)));
    }

    /** NULL if any argument is NULL. */
    static FunctionType strict(String signature, String description, int least, int most, Strict.Any function) {
        return of(signature, description, least, most, operands -> Strict.any(function, operands));
    }

    static FunctionType of(
            String signature, String description, int least, int most, Operators.Operator implementation) {
        return new FunctionType(
                signature.substring(0, signature.indexOf('(')),
                signature,
                description,
                least,
                most,
                implementation,
                Typing.UNKNOWN);
    }

    FunctionType typed(Typing known) {
        return new FunctionType(name, signature, description, least, most, implementation, known);
    }

    /** Always of one kind: see {@link Typing#gives}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    final FunctionType gives(TypeKind kind, Set<TypeKind>... takes) {
        return typed(Typing.gives(kind, List.of(takes)));
    }

    /** Of kinds that follow from the first argument's: see {@link Typing#follows}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // they are only read
    final FunctionType follows(Function<TypeKind, Set<TypeKind>> result, Set<TypeKind>... takes) {
        return typed(Typing.follows(0, result, List.of(takes)));
    }

    Expression call(List<Expression> arguments) throws Refusal {
        if (arguments.size() < least || arguments.size() > most) {
            String wanted =
                    least == most ? String.valueOf(least) : most == ANY ? "at least " + least : least + " to " + most;
            throw Refusal.arguments(
                    "function " + name + " takes " + wanted + (wanted.equals("1") ? " argument" : " arguments")
                            + ", not " + arguments.size(),
                    "write " + signature);
        }
        return implementation.of(arguments);
    }

    TransformDoc doc() {
        return new TransformDoc(name, signature, description);
    }
}
