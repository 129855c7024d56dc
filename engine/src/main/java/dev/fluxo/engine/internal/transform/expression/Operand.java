package dev.fluxo.engine.internal.transform.expression;

/**
 * An operand whose type is looked at.
 *
 * @param text as it is written
 * @param gives what it may give
 */
record Operand(String text, Possible gives) {
    /** {@code `first_name` is a text}: for messages. */
    String described() {
        return "`" + text + "` is " + gives.words();
    }
}
