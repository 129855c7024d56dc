package dev.fluxo.engine.model;

import java.util.Locale;

/** Which clock of the source's server writes the watermark column. */
public enum Clock {
    LOCAL,
    UTC;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
