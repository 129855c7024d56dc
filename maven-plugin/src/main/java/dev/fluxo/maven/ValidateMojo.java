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

    /** Warnings fail the command too. */
    @Parameter(property = "etl.strict")
    @Nullable
    String strict;

    /**
     * {@code text}, the default: for people; {@code json}: for programs; for the program that shows a pull request also
     * {@code github} or {@code azure} in the output, or {@code gitlab}, {@code sarif} or {@code junit} as a file in the report folder.
     */
    @Parameter(property = "etl.format")
    @Nullable
    String format;

    /** The file for the JSON, inside the project; by default standard output. */
    @Parameter(property = "etl.output")
    @Nullable
    String output;

    /** The folder for that file, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    @Nullable
    String report;
}
