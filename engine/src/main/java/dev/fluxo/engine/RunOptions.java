package dev.fluxo.engine;

import org.jspecify.annotations.Nullable;

/**
 * How to run.
 *
 * @param dryRun read and transform, write nothing but the audit
 * @param threads how many entities at a time, at least 1
 * @param batchSize overrides every spec's; null: as they say
 */
public record RunOptions(
        Selection selection,
        boolean dryRun,
        int threads,
        @Nullable Integer batchSize) {
    /** Everything, one entity after the other. */
    public static RunOptions all() {
        return new RunOptions(Selection.ALL, false, 1, null);
    }
}
