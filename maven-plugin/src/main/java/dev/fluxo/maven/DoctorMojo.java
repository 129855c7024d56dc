package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says whether watermarks can be trusted: NULLs, ties, index, who sets them, open transactions. Fails where one is unusable. */
@Mojo(name = "doctor", aggregator = true, requiresProject = false, threadSafe = true)
final class DoctorMojo extends TellingMojo {
    /** Which entities to examine: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Examine entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;
}
