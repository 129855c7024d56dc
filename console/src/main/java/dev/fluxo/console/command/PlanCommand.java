package dev.fluxo.console.command;

import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.Format;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.ForecastMarkdown;
import dev.fluxo.engine.report.ForecastText;
import dev.fluxo.engine.report.ReportFolder;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.PlanJson;
import dev.fluxo.engine.result.Forecast;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

final class PlanCommand extends SelectingCommand {
    private final Parameter<Boolean> effects = takes(
            Parameter.flag(
                    "effects",
                    "Also merge, in a transaction that is rolled back, and show inserts, updates and the first changed values"));
    private final Parameter<Path> report =
            takes(Parameter.folder("report", "The folder for plan.md, inside the project", "target/etl"));

    PlanCommand() {
        super(
                "plan",
                "Says what a run would do: the window, the rows that wait, the exact SQL. Changes nothing.",
                "plan");
        tells(
                "`text`, the default: for people; `json`: for programs; `markdown`: plan.md in the report folder, for a pull"
                        + " request",
                Format.MARKDOWN);
    }

    @Override
    public Document<?> document() {
        return PlanJson.DOCUMENT;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        boolean tried = inputs.get(effects);
        Format wanted = inputs.get(format());
        Path folder = inputs.get(report);
        return (engine, console) -> {
            List<Forecast> forecasts = tried ? engine.planWithEffects(selection) : engine.plan(selection);
            console.answer(() -> PlanJson.DOCUMENT.of(forecasts));
            if (wanted == Format.MARKDOWN) {
                String text = engine.redact(ForecastMarkdown.render(forecasts, front.wording()));
                console.info(
                        "wrote " + ReportFolder.prepare(front.base(), folder).write("plan.md", text));
            } else {
                console.show(ForecastText.render(forecasts, front.wording()));
            }
            return finish(forecasts, console);
        };
    }

    private static Outcome finish(List<Forecast> forecasts, Console console) {
        List<Forecast> failing = forecasts.stream()
                .filter(forecast -> forecast.problem() != null)
                .toList();
        for (Forecast forecast : failing) {
            console.problem(forecast.entity(), Objects.requireNonNull(forecast.problem()));
        }
        return failing.isEmpty()
                ? Outcome.WELL
                : Outcome.failed(Counted.of(failing.size(), "entity", "entities") + " cannot be loaded");
    }
}
