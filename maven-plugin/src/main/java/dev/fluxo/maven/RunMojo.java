package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Loads the entities, in the order of their dependencies. */
@Mojo(name = "run", aggregator = true, requiresProject = false, threadSafe = true)
final class RunMojo extends TellingMojo {
    /** Which entities to load: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Load entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** Read and transform for real, but write nothing except the audit, flagged as a dry run. */
    @Parameter(property = "etl.dryRun")
    @Nullable
    String dryRun;

    /** Read everything again, and leave each target as a first load would: rows that are gone from the source are removed. */
    @Parameter(property = "etl.full")
    @Nullable
    String full;

    /** How many entities are loaded at the same time; by default 1. */
    @Parameter(property = "etl.threads")
    @Nullable
    String threads;

    /** How many rows are read, counted and handed on together; by default as the specs say. */
    @Parameter(property = "etl.batchSize")
    @Nullable
    String batchSize;

    /** {@code partial}, the default: one failed entity fails the command; {@code failed}: only a failed run does. */
    @Parameter(property = "etl.failOn")
    @Nullable
    String failOn;

    /** The folder for run.json, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    @Nullable
    String report;

    /** Who reads, transforms and stages the rows: {@code local}, or an engine whose module is there, such as {@code spark}; by default {@code local}, this process. */
    @Parameter(property = "etl.engine")
    @Nullable
    String engine;
}
