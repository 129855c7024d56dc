package dev.fluxo.engine.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended: the same figures as its row in audit.etl_run.
 *
 * @param selection what the command line asked for ({@code *}, {@code dim_*}, {@code tags: daily})
 * @param origin where it ran
 * @param message which entities were not loaded; null where all were
 */
public record RunResult(
        String runId,
        RunStatus status,
        RunMode mode,
        @Nullable String profile,
        String selection,
        Instant startedAt,
        Instant finishedAt,
        RunOrigin origin,
        @Nullable String message,
        List<EntityResult> entities) {
    public RunResult {
        entities = List.copyOf(entities);
    }

    /** Whether it wrote nothing but the audit. */
    public boolean dryRun() {
        return mode == RunMode.DRY_RUN;
    }

    public Duration elapsed() {
        return Duration.between(startedAt, finishedAt);
    }

    public long count(EntityStatus wanted) {
        return entities.stream().filter(entity -> entity.status() == wanted).count();
    }
}
