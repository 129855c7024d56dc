package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Runs the tests inside the specs, without a database. */
@Mojo(name = "test", aggregator = true, requiresProject = false, threadSafe = true)
final class TestMojo extends TellingMojo {
    /** Which entities to test: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Test entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;
}
