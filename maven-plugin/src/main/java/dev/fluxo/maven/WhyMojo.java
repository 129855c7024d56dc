package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says why a row is, or is not, in the target of an entity. Changes nothing. */
@Mojo(name = "why", aggregator = true, requiresProject = false, threadSafe = true)
final class WhyMojo extends TellingMojo {
    /** The entity whose row is looked for. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** The row's key in the target; of several columns with commas between, in the order of {@code keys}. */
    @Parameter(property = "etl.key")
    @Nullable
    String key;
}
