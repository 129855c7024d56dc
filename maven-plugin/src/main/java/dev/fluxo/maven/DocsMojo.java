package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the documentation of the entities and of their runs as a static site: {@code target/etl/site/index.html}. */
@Mojo(name = "docs", aggregator = true, requiresProject = false, threadSafe = true)
final class DocsMojo extends TellingMojo {
    /** Which entities to describe: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Describe entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** The folder that gets the folder {@code site}, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    @Nullable
    String report;
}
