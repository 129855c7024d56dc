package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etl:status} says of an entity.
 *
 * @param lag how long ago the moment was up to which it is loaded; null where nothing is
 * @param fresh how old its target may be; null: nobody asks
 * @param watermark how far it is loaded: as old as the latest row
 * @param lastStatus null: never run
 * @param rows inserted + updated by the last run; null: never run
 * @param warnings what keeps rows from being read, as far as the databases can be asked; errors for what stops the next run
 */
public record EntityState(
        String entity,
        boolean enabled,
        @Nullable Watermark watermark,
        @Nullable Duration lag,
        @Nullable Duration fresh,
        @Nullable String lastRunId,
        @Nullable EntityStatus lastStatus,
        @Nullable Instant lastStartedAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Long rows,
        @Nullable String error,
        List<Problem> warnings) {
    public EntityState {
        warnings = List.copyOf(warnings);
    }

    /** Whether its last run failed, or left it out because something else did; what somebody has disabled harms nobody. */
    public boolean wentWrong() {
        return enabled && (lastStatus == EntityStatus.FAILED || (lastStatus == EntityStatus.SKIPPED && error != null));
    }

    /** Whether its last run loaded it. */
    public boolean wentWell() {
        return lastStatus == EntityStatus.SUCCESS;
    }

    /** Whether its target is older than it may be, or was never loaded. What somebody has disabled is not waited for. */
    public boolean isStale() {
        return enabled && fresh != null && (lag == null || lag.compareTo(fresh) > 0);
    }
}
