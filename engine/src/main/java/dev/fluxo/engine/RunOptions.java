package dev.fluxo.engine;

import org.jspecify.annotations.Nullable;

/**
 * How to run.
 *
 * @param dryRun read and transform, write nothing but the audit
 * @param threads how many entities at a time, at least 1
 * @param batchSize overrides every spec's; null: as they say
 * @param full read everything, as if nothing were loaded yet, and remove what is gone
 */
public record RunOptions(
        Selection selection,
        boolean dryRun,
        int threads,
        @Nullable Integer batchSize,
        boolean full) {
    /** What is new. */
    public RunOptions(Selection selection, boolean dryRun, int threads, @Nullable Integer batchSize) {
        this(selection, dryRun, threads, batchSize, false);
    }

    /** Everything, one entity after the other. */
    public static RunOptions all() {
        return of(Selection.ALL);
    }

    /** These, one entity after the other. */
    public static RunOptions of(Selection selection) {
        return new RunOptions(selection, false, 1, null);
    }

    /** The same as a dry run. */
    public RunOptions dry() {
        return new RunOptions(selection, true, threads, batchSize, full);
    }

    /** The same with so many entities at a time, at least 1. */
    public RunOptions withThreads(int count) {
        return new RunOptions(selection, dryRun, count, batchSize, full);
    }

    /** The same with a batch size of its own; null: as the specs say. */
    public RunOptions withBatchSize(@Nullable Integer rows) {
        return new RunOptions(selection, dryRun, threads, rows, full);
    }

    /** The same of everything. */
    public RunOptions fully() {
        return new RunOptions(selection, dryRun, threads, batchSize, true);
    }
}
