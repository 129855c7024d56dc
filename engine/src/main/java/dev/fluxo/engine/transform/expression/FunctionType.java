package dev.fluxo.engine.transform.expression;

import dev.fluxo.engine.model.TransformDoc;
import java.util.List;

/**
 * A function of the expression language.
 *
 * @param most arguments; {@link #ANY}: no limit
 */
record FunctionType(
        String name, String signature, String description, int least, int most, Operators.Operator implementation) {
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
                signature.substring(0, signature.indexOf('(')), signature, description, least, most, implementation);
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
