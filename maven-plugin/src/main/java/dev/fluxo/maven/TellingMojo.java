package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that tells its result to people, or as JSON to programs. */
abstract class TellingMojo extends EtlMojo {
    /** {@code text}, the default: for people; {@code json}: for programs. */
    @Parameter(property = "etl.format")
    @Nullable
    String format;

    /** The file for the JSON, inside the project; by default standard output. */
    @Parameter(property = "etl.output")
    @Nullable
    String output;
}
