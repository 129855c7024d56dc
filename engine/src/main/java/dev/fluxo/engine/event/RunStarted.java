package dev.fluxo.engine.event;

import dev.fluxo.engine.result.RunMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The audit of the run is open.
 *
 * @param runId as in {@code audit.etl_run}
 * @param profile null where the project has none
 * @param entities in the order in which they will begin, one after the other
 */
public record RunStarted(
        String runId, RunMode mode, @Nullable String profile, List<String> entities, Instant at) implements RunEvent {}
