package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Moves watermarks back, so that the next run reads rows again. Audited like a run. */
@Mojo(name = "rewind", aggregator = true, requiresProject = false, threadSafe = true)
final class RewindMojo extends TellingMojo {
    /** Which entities to move: a comma list of names, in which {@code *} stands for any letters. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Move entities with any of these tags: a comma list. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** {@code start}; {@code here}: it stays where it is, and the entity is accepted as it is defined now; {@code run:<id>}: to where it was before that run; or a value of the first watermark column, which is read again first. */
    @Parameter(property = "etl.to")
    @Nullable
    String to;

    /** Move without asking: needed where nobody can be asked. */
    @Parameter(property = "etl.confirm")
    @Nullable
    String confirm;
}
