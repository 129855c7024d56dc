package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Reads rows again that lie behind the watermark, which stays; one that was cut goes on where it stopped. */
@Mojo(name = "backfill", aggregator = true, requiresProject = false, threadSafe = true)
final class BackfillMojo extends TellingMojo {
    /** Which entities to read again: a comma list of names, in which {@code *} stands for any letters. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Read entities again with any of these tags: a comma list. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** The value of the first watermark column that is read first: {@code 2026-01-01}; by default the beginning. */
    @Parameter(property = "etl.from")
    @Nullable
    String from;

    /** The value of the first watermark column that is not read any more: {@code 2026-02-01}; by default the watermark. */
    @Parameter(property = "etl.until")
    @Nullable
    String until;

    /** The target columns that alone are filled, in rows that are there: a comma list; by default whole rows, which are inserted where they are missing. */
    @Parameter(property = "etl.columns")
    @Nullable
    String columns;

    /** Read and transform for real, but write nothing except the audit, flagged as a dry run. */
    @Parameter(property = "etl.dryRun")
    @Nullable
    String dryRun;

    /** How many rows are read, counted and committed together; by default as the specs say. */
    @Parameter(property = "etl.batchSize")
    @Nullable
    String batchSize;

    /** The folder for run.json, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    @Nullable
    String report;

    /** Who reads, transforms and stages the rows: {@code local}, or an engine whose module is there, such as {@code spark}; by default {@code local}, this process. */
    @Parameter(property = "etl.engine")
    @Nullable
    String engine;
}
