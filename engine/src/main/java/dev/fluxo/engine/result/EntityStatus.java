package dev.fluxo.engine.result;

import java.util.Locale;

/** The states of an entity within a run. */
public enum EntityStatus {
    RUNNING,
    SUCCESS,
    FAILED,
    SKIPPED;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
