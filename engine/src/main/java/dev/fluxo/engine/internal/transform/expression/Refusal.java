package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.problem.Code;
import org.jspecify.annotations.Nullable;

/** Why an expression does not compile. */
final class Refusal extends Exception {
    private final Code code;
    private final @Nullable String hint;

    private Refusal(Code code, String message, @Nullable String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    /** @param at 0-based index in the expression; people count from 1 */
    static Refusal syntax(String message, int at, @Nullable String hint) {
        return new Refusal(Code.EXPRESSION_SYNTAX, message + " at character " + (at + 1), hint);
    }

    static Refusal syntax(String message, @Nullable String hint) {
        return new Refusal(Code.EXPRESSION_SYNTAX, message, hint);
    }

    static Refusal forbidden(String what, int at, @Nullable String hint) {
        return new Refusal(
                Code.EXPRESSION_FORBIDDEN,
                what + " at character " + (at + 1) + " is not allowed in an expression",
                hint);
    }

    static Refusal unknownFunction(String name, @Nullable String hint) {
        return new Refusal(Code.EXPRESSION_UNKNOWN_NAME, "there is no function '" + name + "'", hint);
    }

    static Refusal arguments(String message, String hint) {
        return new Refusal(Code.TRANSFORM_ARGUMENTS, message, hint);
    }

    Code code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    @Nullable
    String hint() {
        return hint;
    }
}
