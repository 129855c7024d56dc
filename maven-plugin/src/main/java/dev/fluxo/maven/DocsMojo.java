package dev.fluxo.maven;

import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.Site;
import dev.fluxo.engine.report.site.SitePages;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the documentation of the entities and of their runs as a static site: {@code target/etl/site/index.html}. */
@Mojo(name = "docs", aggregator = true, requiresProject = false, threadSafe = true)
final class DocsMojo extends EtlMojo {
    /** Which entities to describe: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** Describe entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    private @Nullable String tags;

    /** The folder that gets the folder {@code site}, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    private @Nullable String report;

    @Override
    Work prepare(Inputs inputs) {
        Selection selection = inputs.selection(entities, tags);
        Path folder = inputs.path("etl.report", report, "target/etl");
        return (engine, console) -> {
            Site site = engine.site(selection);
            Path first = SitePages.write(site, base(), folder, engine::redact);
            console.info(
                    "wrote " + first + ": " + ProblemCount.count(site.entities().size(), "entity", "entities") + ", "
                            + ProblemCount.count(site.runs().size(), "run", "runs"));
            console.problems(engine.broken(selection));
        };
    }
}
