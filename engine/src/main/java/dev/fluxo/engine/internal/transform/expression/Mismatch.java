package dev.fluxo.engine.internal.transform.expression;

import org.jspecify.annotations.Nullable;

/** Operands of types that an operator or a function fails on, whatever the row. */
final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;

    private final String part;
    private final @Nullable String hint;

    /** @param part an expression that never gives a value, for that reason */
    Mismatch(String part, String message, @Nullable String hint) {
        super(message);
        this.part = part;
        this.hint = hint;
    }

    String part() {
        return part;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    @Nullable
    String hint() {
        return hint;
    }
}
