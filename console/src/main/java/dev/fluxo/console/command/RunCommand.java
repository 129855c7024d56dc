package dev.fluxo.console.command;

import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.EngineSettings;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.RunsJson;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import java.nio.file.Path;

final class RunCommand extends SelectingCommand {
    private final Parameter<Boolean> dryRun = takes(Parameter.flag(
            "dryRun", "Read and transform for real, but write nothing except the audit, flagged as a dry run"));
    private final Parameter<Boolean> full = takes(
            Parameter.flag(
                    "full",
                    "Read everything again, and leave each target as a first load would: rows that are gone from the source are removed"));
    private final Parameter<Integer> threads =
            takes(Parameter.count("threads", "How many entities are loaded at the same time", 1));
    private final Parameter<Integer> batchSize = takes(
            Parameter.count("batchSize", "How many rows are read, counted and handed on together", "as the specs say"));
    private final Parameter<FailOn> failOn = takes(Parameter.choice(
            "failOn",
            "`partial`, the default: one failed entity fails the command; `failed`: only a failed run does",
            FailOn.PARTIAL));
    private final Parameter<Path> report =
            takes(Parameter.folder("report", "The folder for run.json, inside the project", "target/etl"));

    RunCommand() {
        super("run", "Loads the entities, in the order of their dependencies.", "load");
        takes(MovedBy.ENGINE);
    }

    @Override
    public Document<?> document() {
        return RunsJson.RUN;
    }

    @Override
    protected EngineSettings by(Inputs inputs, EngineSettings settings) {
        return MovedBy.settings(inputs, settings);
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        RunOptions options = new RunOptions(
                selection(inputs), inputs.get(dryRun), inputs.get(threads), inputs.find(batchSize), inputs.get(full));
        FailOn breaking = inputs.get(failOn);
        RunMode mode = options.dryRun() ? RunMode.DRY_RUN : RunMode.RUN;
        return new RunWork(front, RunsJson.RUN, mode, options.selection(), inputs.get(report)) {
            @Override
            RunResult load(Engine engine, RunListener... listeners) {
                return engine.run(options, listeners);
            }

            @Override
            boolean isFailure(RunResult result) {
                return breaking.breaks(result.status());
            }
        };
    }
}
