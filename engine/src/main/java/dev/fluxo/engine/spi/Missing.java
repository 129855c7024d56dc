package dev.fluxo.engine.spi;

import java.util.Locale;

/** What becomes of a row whose key has no member in the dimension that it is looked up in. */
public enum Missing {
    /** The entity fails. */
    FAIL,
    /** The row is set aside. */
    REJECT,
    /** The column stays NULL. */
    NULL,
    /** The column gets the dimension's unknown member. */
    UNKNOWN,
    /** The member is added by its key alone. */
    INFER;

    /** As written in specs: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
