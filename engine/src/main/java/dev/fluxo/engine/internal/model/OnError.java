package dev.fluxo.engine.internal.model;

import java.util.Locale;

/** What a bad row does. */
public enum OnError {
    FAIL,
    REJECT;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
