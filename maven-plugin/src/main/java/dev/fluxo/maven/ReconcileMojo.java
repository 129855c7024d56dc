package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Compares targets with their sources by checksums of ranges, and names the rows that differ. Fails where some do. */
@Mojo(name = "reconcile", aggregator = true, requiresProject = false, threadSafe = true)
final class ReconcileMojo extends TellingMojo {
    /** Which entities to compare: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Compare entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** Load the rows that are missing or different, and remove those that are gone where the entity looks for such; audited like a run. */
    @Parameter(property = "etl.heal")
    @Nullable
    String heal;
}
