package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says what a run would do: the window, the rows that wait, the exact SQL. Changes nothing. */
@Mojo(name = "plan", aggregator = true, requiresProject = false, threadSafe = true)
final class PlanMojo extends EtlMojo {
    /** Which entities to plan: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Plan entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** Also merge, in a transaction that is rolled back, and show inserts, updates and the first changed values. */
    @Parameter(property = "etl.effects")
    @Nullable
    String effects;

    /** {@code text}, the default: for people; {@code json}: for programs; {@code markdown}: plan.md in the report folder, for a pull request. */
    @Parameter(property = "etl.format")
    @Nullable
    String format;

    /** The file for the JSON, inside the project; by default standard output. */
    @Parameter(property = "etl.output")
    @Nullable
    String output;

    /** The folder for plan.md, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    @Nullable
    String report;
}
