package dev.fluxo.console.command;

import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.report.TestLines;
import dev.fluxo.engine.report.json.ChecksJson;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.result.TestReport;

final class TestCommand extends SelectingCommand {
    TestCommand() {
        super("test", "Runs the tests inside the specs, without a database.", "test");
    }

    @Override
    public Document<?> document() {
        return ChecksJson.TEST;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        Selection selection = selection(inputs);
        return (engine, console) -> {
            TestReport report = engine.test(selection);
            console.answer(() -> ChecksJson.TEST.of(report));
            TestLines.of(report).forEach(console::info);
            console.lines(report.problems());
            long failed =
                    report.results().stream().filter(result -> !result.passed()).count();
            String of = Counted.of(report.results().size(), "test", "tests");
            if (failed > 0) {
                return Outcome.failed(failed + " of " + of + " failed");
            }
            console.info("OK: " + of);
            return Outcome.WELL;
        };
    }
}
