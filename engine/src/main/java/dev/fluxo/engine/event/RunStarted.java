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
 * @param project the names of all that the project has: who remembers another entity can forget it
 */
public record RunStarted(
        String runId, RunMode mode, @Nullable String profile, List<String> entities, List<String> project, Instant at)
        implements RunEvent {
    public RunStarted {
        entities = List.copyOf(entities);
        project = List.copyOf(project);
    }
}
