package dev.fluxo.engine.spi;

import java.util.Locale;

/** Which open transactions of the source hold the cutoff back. */
public enum Fence {
    SAFE,
    WRITERS,
    NONE;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
