package dev.fluxo.engine.internal.control;

import dev.fluxo.engine.result.EntityStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity's latest audit row of a run that loads.
 *
 * @param rows inserted + updated
 */
public record LastRun(
        String runId,
        EntityStatus status,
        Instant startedAt,
        long rows,
        @Nullable String error) {}
