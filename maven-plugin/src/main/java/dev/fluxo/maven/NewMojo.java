package dev.fluxo.maven;

import dev.fluxo.engine.model.Draft;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Drafts the spec of a table from the databases' own catalogs, and prints the DDL of a target that is missing. */
@Mojo(name = "new", aggregator = true, requiresProject = false, threadSafe = true)
final class NewMojo extends EtlMojo {
    /** The table to read: {@code core.customers}, or {@code oltp:core.customers} where more than one connection could be meant. */
    @Parameter(property = "etl.table")
    private @Nullable String table;

    /** The table to write, {@code dim.DIM_CLIENTE}; by default one of the same name. */
    @Parameter(property = "etl.target")
    private @Nullable String target;

    /** Replace a spec that is there. */
    @Parameter(property = "etl.force")
    private @Nullable String force;

    @Override
    Work prepare(Inputs inputs) {
        String from = inputs.required("etl.table", table, "write the table to read: -Detl.table=core.customers");
        String into = inputs.text("etl.target", target);
        boolean replace = inputs.flag("etl.force", force);
        return (engine, console) -> {
            Draft draft = engine.draft(from, into, replace);
            console.info("wrote " + specs(inputs) + "/" + draft.file() + ": read it, correct what it doubts");
            if (draft.ddl() != null) {
                console.info(
                        draft.targetMissing()
                                ? "the target is missing; create it, for example, by"
                                : "the target lacks what the spec needs; add it, for example, by");
                console.raw(draft.ddl());
            }
        };
    }
}
