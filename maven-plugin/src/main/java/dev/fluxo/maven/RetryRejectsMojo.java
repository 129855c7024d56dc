package dev.fluxo.maven;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.model.RunStatus;
import dev.fluxo.engine.report.RunOutcome;
import dev.fluxo.engine.report.RunTable;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Reads rejected rows again from their sources, by key, and loads those that pass now. */
@Mojo(name = "retry-rejects", aggregator = true, requiresProject = false, threadSafe = true)
final class RetryRejectsMojo extends EtlMojo {
    /** Whose rejects to try: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** Try those of entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    private @Nullable String tags;

    @Override
    Work prepare(Inputs inputs) {
        Selection selection = inputs.selection(entities, tags);
        return (engine, console) -> {
            console.problems(engine.broken(selection));
            RunResult result = retry(engine, console, selection);
            console.info(RunTable.render(result));
            RunOutcome.lines(result).stream()
                    .filter(RunOutcome.Line::error)
                    .forEach(line -> console.error(line.text()));
            if (result.status() != RunStatus.SUCCESS) {
                throw new MojoFailureException("retry " + result.status().text() + ": " + RunOutcome.of(result));
            }
        };
    }

    private RunResult retry(Engine engine, Console console, Selection selection) {
        try (ProgressDisplay progress = ProgressDisplay.start(console, attended())) {
            return engine.retryRejects(selection, progress.listener());
        }
    }
}
