package dev.fluxo.engine.model;

import java.util.Locale;

/** The statement that writes. The results are equal. */
public enum WriteMode {
    MERGE,
    UPDATE_INSERT;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
