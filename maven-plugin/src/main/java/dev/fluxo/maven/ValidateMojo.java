package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Checks every spec and runs its tests, without a database. */
@Mojo(
        name = "validate",
        defaultPhase = LifecyclePhase.VALIDATE,
        aggregator = true,
        requiresProject = false,
        threadSafe = true)
final class ValidateMojo extends EtlMojo {
    /** Also compare the specs with the databases' catalogs. */
    @Parameter(property = "etl.online")
    @Nullable
    String online;

    /** Warnings stop the build too. */
    @Parameter(property = "etl.strict")
    @Nullable
    String strict;

    /**
     * Also tell the problems to the program that shows a pull request: {@code github} or {@code azure} in the output;
     * {@code gitlab}, {@code sarif} or {@code junit} as a file in the report folder; by default {@code text}, that is, not.
     */
    @Parameter(property = "etl.format")
    @Nullable
    String format;

    /** The folder for that file, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    @Nullable
    String report;
}
