package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows rows of the source beside what a run would make of them, and why rows would be rejected. Changes nothing. */
@Mojo(name = "preview", aggregator = true, requiresProject = false, threadSafe = true)
final class PreviewMojo extends TellingMojo {
    /** Which entities to show: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Show entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** How many rows of each entity to show; by default 5. */
    @Parameter(property = "etl.limit")
    @Nullable
    String limit;
}
