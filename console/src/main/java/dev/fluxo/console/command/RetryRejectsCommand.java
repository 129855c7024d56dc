package dev.fluxo.console.command;

import dev.fluxo.console.Console;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Terminal;
import dev.fluxo.console.Work;
import dev.fluxo.console.progress.ProgressDisplay;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.RunOutcome;
import dev.fluxo.engine.report.RunTable;
import dev.fluxo.engine.result.RunResult;
import dev.fluxo.engine.result.RunStatus;

final class RetryRejectsCommand extends SelectingCommand {
    RetryRejectsCommand() {
        super(
                "retry-rejects",
                "Reads rejected rows again from their sources, by key, and loads those that pass now.",
                "Whose rejects to try",
                "Try those of entities",
                "all");
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        return (engine, console) -> {
            console.problems(engine.broken(selection));
            RunResult result = retry(engine, console, selection, front);
            console.show(RunTable.render(result, Terminal.width(RunCommand.LOG_WIDTH)));
            RunOutcome.lines(result, front.wording()).stream()
                    .filter(RunOutcome.Line::error)
                    .forEach(line -> console.error(line.text()));
            return result.status() == RunStatus.SUCCESS
                    ? Outcome.WELL
                    : Outcome.failed("retry " + result.status().text() + ": " + RunOutcome.of(result));
        };
    }

    private static RunResult retry(Engine engine, Console console, Selection selection, FrontEnd front) {
        try (ProgressDisplay progress = ProgressDisplay.start(console, front.isInteractive())) {
            return engine.retryRejects(selection, progress.listeners());
        }
    }
}
