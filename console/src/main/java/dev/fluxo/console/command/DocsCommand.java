package dev.fluxo.console.command;

import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.FilesJson;
import dev.fluxo.engine.report.json.FilesJson.Pages;
import dev.fluxo.engine.report.site.SitePages;
import dev.fluxo.engine.result.Site;
import java.nio.file.Path;

final class DocsCommand extends SelectingCommand {
    private final Parameter<Path> report = takes(
            Parameter.folder("report", "The folder that gets the folder `site`, inside the project", "target/etl"));

    DocsCommand() {
        super(
                "docs",
                "Writes the documentation of the entities and of their runs as a static site:"
                        + " `target/etl/site/index.html`.",
                "describe");
    }

    @Override
    public Document<?> document() {
        return FilesJson.DOCS;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        Path folder = inputs.get(report);
        return (engine, console) -> {
            Site site = engine.site(selection);
            Path first = SitePages.write(site, front.base(), folder, engine::redact, front.wording());
            Pages pages = new Pages(first, site.entities().size(), site.runs().size());
            console.answer(() -> FilesJson.DOCS.of(pages));
            console.info("wrote " + first + ": " + Counted.of(site.entities().size(), "entity", "entities") + ", "
                    + Counted.of(site.runs().size(), "run", "runs"));
            console.problems(engine.broken(selection));
            return Outcome.WELL;
        };
    }
}
