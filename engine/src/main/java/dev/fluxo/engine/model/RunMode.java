package dev.fluxo.engine.model;

import java.util.Locale;

/** What a run is for: the column mode of audit.etl_run. */
public enum RunMode {
    /** Loads what is new. */
    RUN,
    /** Reads and transforms, writes nothing. */
    DRY_RUN,
    /** Moves watermarks, loads nothing. */
    REWIND,
    /** Loads rows that were rejected; the watermark stays. */
    RETRY_REJECTS;

    /** As written in tables and reports: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
