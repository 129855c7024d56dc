package dev.fluxo.maven;

import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.Forecast;
import dev.fluxo.engine.report.ForecastMarkdown;
import dev.fluxo.engine.report.ForecastText;
import dev.fluxo.engine.report.ReportFolder;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Says what a run would do: the window, the rows that wait, the exact SQL. Changes nothing. */
@Mojo(name = "plan", aggregator = true, requiresProject = false, threadSafe = true)
final class PlanMojo extends EtlMojo {
    /** Which entities to plan: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** Plan entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    private @Nullable String tags;

    /** Also merge, in a transaction that is rolled back, and show inserts, updates and the first changed values. */
    @Parameter(property = "etl.effects")
    private @Nullable String effects;

    /** {@code text}, the default: on the terminal; {@code markdown}: plan.md in the report folder, for a pull request. */
    @Parameter(property = "etl.format")
    private @Nullable String format;

    /** The folder for plan.md, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    private @Nullable String report;

    /** Where the plan goes. */
    enum Format {
        TEXT,
        MARKDOWN
    }

    @Override
    Work prepare(Inputs inputs) {
        Selection selection = inputs.selection(entities, tags);
        boolean tried = inputs.flag("etl.effects", effects);
        Format wanted = inputs.choice("etl.format", format, Format.TEXT);
        Path folder = inputs.path("etl.report", report, "target/etl");
        return (engine, console) -> {
            List<Forecast> forecasts = engine.plan(selection, tried);
            if (wanted == Format.MARKDOWN) {
                String text = engine.redact(ForecastMarkdown.render(forecasts));
                console.info("wrote " + ReportFolder.prepare(base(), folder).write("plan.md", text));
            } else {
                for (ForecastText.Line line : ForecastText.lines(forecasts)) {
                    if (line.sql()) {
                        console.plain(line.text());
                    } else {
                        console.info(line.text());
                    }
                }
            }
            finish(forecasts, console);
        };
    }

    private static void finish(List<Forecast> forecasts, Console console) throws MojoFailureException {
        List<Forecast> failing = forecasts.stream()
                .filter(forecast -> forecast.problem() != null)
                .toList();
        for (Forecast forecast : failing) {
            console.error(forecast.entity() + ": " + forecast.problem());
        }
        if (!failing.isEmpty()) {
            throw new MojoFailureException(
                    ProblemCount.count(failing.size(), "entity", "entities") + " cannot be loaded");
        }
    }
}
