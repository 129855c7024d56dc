package dev.fluxo.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Drafts the spec of a table from the databases' own catalogs, and prints the DDL of a target that is missing. */
@Mojo(name = "new", aggregator = true, requiresProject = false, threadSafe = true)
final class NewMojo extends TellingMojo {
    /** The table to read: {@code core.customers}, or {@code oltp:core.customers} where more than one connection could be meant; a comma list, in which {@code *} stands for any letters, drafts many. */
    @Parameter(property = "etl.table")
    @Nullable
    String table;

    /** The table to write, {@code dim.DIM_CLIENTE}; {@code *} stands for the name of the one to read: {@code stage.*}; by default one of the same name. */
    @Parameter(property = "etl.target")
    @Nullable
    String target;

    /** {@code type1}, the default: the latest values are kept; {@code type2}: their history; {@code replace}: each run makes the target equal to the table. */
    @Parameter(property = "etl.strategy")
    @Nullable
    String strategy;

    /** Replace a spec that is there. */
    @Parameter(property = "etl.force")
    @Nullable
    String force;

    /** How many tables may be drafted at once; by default 100. */
    @Parameter(property = "etl.limit")
    @Nullable
    String limit;
}
