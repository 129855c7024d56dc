package dev.fluxo.engine.internal.control;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** This machine's time, no finer than the audit tables keep it, so that all reports of a run tell the same. */
public final class Now {
    private Now() {}

    public static Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
