package dev.fluxo.engine.internal.transform.value;

import org.jspecify.annotations.Nullable;

/**
 * A value that a transform or an expression cannot work on. Carries no stack trace: it is the row's fault, and rows are many.
 * The message names the kind of the value, never the value.
 */
public final class ValueFault extends RuntimeException {
    private final @Nullable String part;

    public ValueFault(String message) {
        this(message, null);
    }

    private ValueFault(String message, @Nullable String part) {
        super(message, null, false, false);
        this.part = part;
    }

    /** The same, of a part of an expression. */
    public ValueFault in(String written) {
        return part == null ? new ValueFault(text(), written) : this;
    }

    /** The part of an expression that failed; null where it is not known. */
    public @Nullable String part() {
        return part;
    }

    /** Never null, unlike {@link #getMessage}. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
