package dev.fluxo.console.command;

import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.report.json.RunsJson;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import java.util.List;

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
    public Document<?> document() {
        return RunsJson.RETRY_REJECTS;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        return new RunWork(front, RunsJson.RETRY_REJECTS, RunMode.RETRY_REJECTS, selection, null) {
            @Override
            RunResult load(Engine engine, RunListener... listeners) {
                return engine.retryRejects(selection, listeners);
            }

            @Override
            List<Problem> besides(Engine engine) {
                return engine.broken(selection);
            }
        };
    }
}
