package dev.fluxo.engine.result;

import java.util.Locale;

/** The states of a run. */
public enum RunStatus {
    RUNNING,
    SUCCESS,
    PARTIAL,
    FAILED;

    /** As written in specs and in tables: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
