package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the types of the tables that the specs use to catalog.lock.yaml, for {@code validate} where there is no database. */
@Mojo(name = "snapshot", aggregator = true, requiresProject = false, threadSafe = true)
final class SnapshotMojo extends TellingMojo {
    /** Only tell what is different, and fail where something is. */
    @Parameter(property = "etl.dryRun")
    @Nullable
    String dryRun;
}
