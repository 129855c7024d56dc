package dev.fluxo.maven;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.CatalogChange;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the types of the tables that the specs use to catalog.lock.yaml, for {@code etl:validate} where there is no database. */
@Mojo(name = "snapshot", aggregator = true, requiresProject = false, threadSafe = true)
final class SnapshotMojo extends EtlMojo {
    /** Only tell what is different, and fail where something is. */
    @Parameter(property = "etl.dryRun")
    private @Nullable String dryRun;

    @Override
    Work prepare(Inputs inputs) {
        boolean look = inputs.flag("etl.dryRun", dryRun);
        String folder = specs(inputs);
        return (engine, console) -> snapshot(engine, console, folder, !look);
    }

    private static void snapshot(Engine engine, Console console, String folder, boolean write)
            throws MojoFailureException {
        console.problems(engine.broken(Selection.ALL));
        CatalogChange change = engine.snapshot(write);
        String file = folder + "/" + change.file();
        change.lines().forEach(console::info);
        if (write) {
            console.info("wrote " + file + ": " + ProblemCount.count(change.tables(), "table", "tables") + ", "
                    + ProblemCount.count(change.queries(), "query", "queries"));
            return;
        }
        if (change.first()) {
            throw new MojoFailureException("there is no " + file + " that can be read (run mvn etl:snapshot)");
        }
        if (!change.lines().isEmpty()) {
            throw new MojoFailureException(ProblemCount.count(change.lines().size(), "difference", "differences")
                    + " from " + file + " (run mvn etl:snapshot, and commit it)");
        }
        console.info("OK: " + file + " is as the databases are");
    }
}
