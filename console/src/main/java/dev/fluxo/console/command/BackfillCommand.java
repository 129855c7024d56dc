package dev.fluxo.console.command;

import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.RunsJson;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
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
        takes(MovedBy.ENGINE);
    }

    @Override
    public Document<?> document() {
        return RunsJson.BACKFILL;
    }

    @Override
    protected EngineSettings by(Inputs inputs, EngineSettings settings) {
        return MovedBy.settings(inputs, settings);
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
        RunMode mode = options.dryRun() ? RunMode.DRY_RUN : RunMode.BACKFILL;
        return new RunWork(front, RunsJson.BACKFILL, mode, selection, inputs.get(report)) {
            @Override
            RunResult load(Engine engine, RunListener... listeners) {
                return engine.backfill(options, listeners);
            }
        };
    }
}
