package dev.fluxo.maven;

import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.Preview;
import dev.fluxo.engine.report.PreviewTable;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows rows of the source beside what a run would make of them, and why rows would be rejected. Changes nothing. */
@Mojo(name = "preview", aggregator = true, requiresProject = false, threadSafe = true)
final class PreviewMojo extends EtlMojo {
    private static final int LIMIT = 5;

    /** Which entities to show: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** Show entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    private @Nullable String tags;

    /** How many rows of each entity to show; by default 5. */
    @Parameter(property = "etl.limit")
    private @Nullable String limit;

    @Override
    Work prepare(Inputs inputs) {
        Selection selection = inputs.selection(entities, tags);
        Integer wanted = inputs.count("etl.limit", limit);
        return (engine, console) -> {
            List<Preview> previews = engine.preview(selection, wanted == null ? LIMIT : wanted);
            console.info(PreviewTable.render(previews, Terminal.width()));
            List<Preview> failing = previews.stream()
                    .filter(preview -> preview.problem() != null)
                    .toList();
            failing.forEach(preview -> console.error(preview.entity() + ": " + preview.problem()));
            if (!failing.isEmpty()) {
                throw new MojoFailureException(
                        ProblemCount.count(failing.size(), "entity", "entities") + " cannot be shown");
            }
        };
    }
}
