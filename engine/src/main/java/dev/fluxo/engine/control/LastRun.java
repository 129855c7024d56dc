package dev.fluxo.engine.control;

import dev.fluxo.engine.model.EntityStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity's latest audit row that was no dry run.
 *
 * @param rows inserted + updated
 */
public record LastRun(
        String runId,
        EntityStatus status,
        Instant startedAt,
        long rows,
        @Nullable String error) {}
