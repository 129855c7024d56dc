package dev.fluxo.engine.internal.model;

import java.util.Locale;

/** What a NULL in a watermark column does. */
public enum OnNull {
    FAIL,
    SKIP;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
