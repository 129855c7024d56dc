package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says of each entity how far it is loaded, how far that is behind its source, and how its last run ended. */
@Mojo(name = "status", aggregator = true, requiresProject = false, threadSafe = true)
final class StatusMojo extends TellingMojo {
    /** Which entities to show: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Show entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** What fails the command: {@code none}, the default: nothing; {@code partial}: an entity whose last run failed; {@code failed}: that of all did; {@code stale}: a target that is older than its {@code fresh} allows. */
    @Parameter(property = "etl.failOn")
    @Nullable
    String failOn;
}
