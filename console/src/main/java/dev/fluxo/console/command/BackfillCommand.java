package dev.fluxo.console.command;

import dev.fluxo.console.Console;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.console.progress.ProgressDisplay;
import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.RunFile;
import dev.fluxo.engine.report.RunOutcome;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;
import java.nio.file.Path;
import java.util.List;

final class BackfillCommand extends SelectingCommand {
    private final Parameter<String> from = takes(Parameter.text(
            "from", "The value of the first watermark column that is read first: `2026-01-01`", "the beginning"));
    private final Parameter<String> until = takes(Parameter.text(
            "until",
            "The value of the first watermark column that is not read any more: `2026-02-01`",
            "the watermark"));
    private final Parameter<List<String>> columns = takes(Parameter.list(
            "columns",
            "The target columns that alone are filled, in rows that are there: a comma list",
            "whole rows, which are inserted where they are missing"));
    private final Parameter<Boolean> dryRun = takes(Parameter.flag(
            "dryRun", "Read and transform for real, but write nothing except the audit, flagged as a dry run"));
    private final Parameter<Integer> batchSize = takes(
            Parameter.count("batchSize", "How many rows are read, counted and committed together", "as the specs say"));
    private final Parameter<Path> report =
            takes(Parameter.folder("report", "The folder for run.json, inside the project", "target/etl"));

    BackfillCommand() {
        super(
                "backfill",
                "Reads rows again that lie behind the watermark, which stays; one that was cut goes on where it stopped.",
                "Which entities to read again",
                "Read entities again",
                null);
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        if (selection.entities().isEmpty() && selection.tags().isEmpty()) {
            inputs.missing(
                    entities(),
                    "name what is to be read again: "
                            + front.wording().option(entities().name(), "dim_cliente"));
        }
        BackfillOptions options = new BackfillOptions(
                selection,
                inputs.find(from),
                inputs.find(until),
                inputs.get(columns),
                inputs.get(dryRun),
                inputs.find(batchSize));
        Path folder = inputs.get(report);
        return (engine, console) -> {
            RunFile file = RunFile.prepare(front.base(), folder);
            RunResult result = fill(engine, console, options, front);
            RunCommand.show(console, result, front.wording());
            file.write(result, engine::redact, front.wording());
            return result.status() == RunStatus.SUCCESS
                    ? Outcome.WELL
                    : Outcome.failed("backfill " + result.status().text() + ": " + RunOutcome.of(result));
        };
    }

    private static RunResult fill(Engine engine, Console console, BackfillOptions options, FrontEnd front) {
        try (ProgressDisplay progress = ProgressDisplay.start(console, front.isInteractive())) {
            return engine.backfill(options, progress.listeners());
        }
    }
}
