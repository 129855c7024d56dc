package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Drafts the DDL that targets need: tables that are missing, columns that are missing or too narrow, keys. */
@Mojo(name = "ddl", aggregator = true, requiresProject = false, threadSafe = true)
final class DdlMojo extends EtlMojo {
    /** Which entities to draft DDL for: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    @Nullable
    String entities;

    /** Draft DDL for entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    @Nullable
    String tags;

    /** Also execute the statements, by the connections of the targets. */
    @Parameter(property = "etl.apply")
    @Nullable
    String apply;

    /** {@code text}, the default: the statements alone; {@code json}: with what they are for. */
    @Parameter(property = "etl.format")
    @Nullable
    String format;

    /**
     * The file for the statements, or for the JSON, inside the project; a folder gets a script for each connection, named for Flyway:
     * {@code V20260131120000__etl_dw.sql}; by default standard output.
     */
    @Parameter(property = "etl.output")
    @Nullable
    String output;
}
