package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Begins a project in this folder: a POM, project.yaml with profiles, a small database to try things with, a README, CI. What is there already is left as it is. */
@Mojo(name = "create", aggregator = true, requiresProject = false, threadSafe = true)
final class CreateMojo extends TellingMojo {
    /** Whose CI file is written: {@code github}, the default, {@code gitlab}, {@code azure}, {@code jenkins}, or {@code none}. */
    @Parameter(property = "etl.ci")
    @Nullable
    String ci;
}
