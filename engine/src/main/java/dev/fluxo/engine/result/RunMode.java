package dev.fluxo.engine.result;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run is for: the column mode of audit.etl_run. */
public enum RunMode {
    /** Loads what is new. */
    RUN,
    /** Reads and transforms, writes nothing. */
    DRY_RUN,
    /** Moves watermarks, loads nothing. */
    REWIND,
    /** Loads rows that were rejected; the watermark stays. */
    RETRY_REJECTS,
    /** Reads rows again; the watermark stays. */
    BACKFILL,
    /** Loads rows by which a target differs from its source; the watermark stays. */
    RECONCILE;

    /** Whether it brings entities up to date: its end is what is said of an entity's last run. */
    public boolean isLoad() {
        return this == RUN;
    }

    /** What a table says; what a later version of this engine wrote there is a load. */
    public static RunMode of(@Nullable String text) {
        for (RunMode mode : values()) {
            if (mode.text().equals(text)) {
                return mode;
            }
        }
        return RUN;
    }

    /** As written in tables and reports: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
