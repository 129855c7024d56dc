package dev.fluxo.engine.transform.value;

/**
 * A value that a transform or an expression cannot work on. Carries no stack trace: it is the row's fault, and rows are many.
 * The message names the kind of the value, never the value.
 */
public final class ValueFault extends RuntimeException {
    public ValueFault(String message) {
        super(message, null, false, false);
    }

    /** Never null, unlike {@link #getMessage}. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
