package dev.fluxo.engine.run;

import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Databases;
import dev.fluxo.engine.model.RunMode;
import dev.fluxo.engine.model.RunWatch;
import org.jspecify.annotations.Nullable;

/**
 * What all entities of a run share.
 *
 * @param control the database that holds ctl and audit
 * @param batchSize overrides every spec's; null: as they say
 * @param watch is told how far entities are
 */
public record RunContext(
        String runId,
        RunMode mode,
        int threads,
        @Nullable Integer batchSize,
        @Nullable String profile,
        String selection,
        Databases databases,
        Database control,
        Stop stop,
        RunWatch watch) {
    /** Whether nothing but the audit is written. */
    boolean dryRun() {
        return mode == RunMode.DRY_RUN;
    }
}
