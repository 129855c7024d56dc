package dev.fluxo.console.command;

import dev.fluxo.console.Console;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Terminal;
import dev.fluxo.console.Work;
import dev.fluxo.console.progress.ProgressDisplay;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.RunFile;
import dev.fluxo.engine.report.RunOutcome;
import dev.fluxo.engine.report.RunTable;
import dev.fluxo.engine.result.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

final class RunCommand extends SelectingCommand {
    /** Of a log that nobody tells the width of. */
    static final int LOG_WIDTH = 140;

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
            "`partial`, the default: one failed entity breaks the build; `failed`: only a failed run does",
            FailOn.PARTIAL));
    private final Parameter<Path> report =
            takes(Parameter.folder("report", "The folder for run.json, inside the project", "target/etl"));

    RunCommand() {
        super("run", "Loads the entities, in the order of their dependencies.", "load");
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        RunOptions options = new RunOptions(
                selection(inputs), inputs.get(dryRun), inputs.get(threads), inputs.find(batchSize), inputs.get(full));
        FailOn breaking = inputs.get(failOn);
        Path base = front.base();
        Wording wording = front.wording();
        Path folder = inputs.get(report);
        return new Work() {
            @Override
            public Outcome run(Engine engine, Console console) {
                RunFile file = RunFile.prepare(base, folder);
                RunResult result = load(engine, console, options, front);
                show(console, result, wording);
                file.write(result, engine::redact, wording);
                return breaking.breaks(result.status())
                        ? Outcome.failed("run " + result.status().text() + ": " + RunOutcome.of(result))
                        : Outcome.WELL;
            }

            @Override
            public void refused(List<Problem> problems, UnaryOperator<String> redact) {
                RunFile.refused(
                        base, folder, options.dryRun(), options.selection().toString(), problems, redact, wording);
            }
        };
    }

    private static RunResult load(Engine engine, Console console, RunOptions options, FrontEnd front) {
        try (ProgressDisplay progress = ProgressDisplay.start(console, front.isInteractive())) {
            return engine.run(options, progress.listeners());
        }
    }

    static void show(Console console, RunResult result, Wording wording) {
        console.show(RunTable.render(result, Terminal.width(LOG_WIDTH)));
        for (RunOutcome.Line line : RunOutcome.lines(result, wording)) {
            if (line.error()) {
                console.error(line.text());
            } else {
                console.warn(line.text());
            }
        }
    }
}
