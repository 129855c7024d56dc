package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Reads rejected rows again from their sources, by key, and loads those that pass now. */
@Mojo(name = "retry-rejects", aggregator = true, requiresProject = false, threadSafe = true)
final class RetryRejectsMojo extends TellingMojo {
    /** Whose rejects to try: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Try those of entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;
}
