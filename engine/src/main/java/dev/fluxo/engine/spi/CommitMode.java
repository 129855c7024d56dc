package dev.fluxo.engine.spi;

import java.util.Locale;

/** What one target transaction holds. */
public enum CommitMode {
    ENTITY,
    BATCH;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
