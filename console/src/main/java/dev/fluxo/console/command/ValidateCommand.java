package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.FrontEnd;
import dev.fluxo.console.Inputs;
import dev.fluxo.console.Outcome;
import dev.fluxo.console.Parameter;
import dev.fluxo.console.Work;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.report.ProblemFormat;
import dev.fluxo.engine.report.ReportFolder;
import dev.fluxo.engine.result.TestReport;
import java.nio.file.Path;
import java.util.List;

final class ValidateCommand extends Command {
    private final Parameter<Boolean> online =
            takes(Parameter.flag("online", "Also compare the specs with the databases' catalogs"));
    private final Parameter<Boolean> strict = takes(Parameter.flag("strict", "Warnings stop the build too"));
    private final Parameter<ProblemFormat> format = takes(Parameter.choice(
            "format",
            "Also tell the problems to the program that shows a pull request: `github` or `azure` in the output; `gitlab`, `sarif`"
                    + " or `junit` as a file in the report folder; by default `text`, that is, not",
            ProblemFormat.TEXT));
    private final Parameter<Path> report =
            takes(Parameter.folder("report", "The folder for that file, inside the project", "target/etl"));

    ValidateCommand() {
        super("validate", "Checks every spec and runs its tests, without a database.");
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        boolean ask = inputs.get(online);
        ProblemFormat wanted = inputs.get(format);
        Path folder = inputs.get(report);
        String stop = inputs.get(strict) ? front.wording().parameter(strict.name()) : "";
        return (engine, console) -> {
            Problems problems = new Problems();
            problems.addAll(ask ? engine.validateOnline() : engine.validate());
            TestReport tests = tests(engine);
            problems.addAll(tests.problems());
            console.problems(problems.all());
            String text = engine.redact(wanted.write(worded(problems, front.wording()), specs(inputs, front)));
            if (wanted.file() != null) {
                console.info(
                        "wrote " + ReportFolder.prepare(front.base(), folder).write(wanted.file(), text));
            } else {
                console.raw(text);
            }
            return finish(engine, console, problems.all(), tests, stop);
        };
    }

    private static List<Problem> worded(Problems problems, Wording wording) {
        return problems.all().stream().map(problem -> problem.in(wording)).toList();
    }

    /** @param stop what makes warnings stop the build; empty: nothing */
    private static Outcome finish(
            Engine engine, Console console, List<Problem> problems, TestReport tests, String stop) {
        if (problems.stream().anyMatch(Problem::isError)) {
            return Outcome.failed(Counted.errors(problems));
        }
        int warnings = problems.size();
        String count = Counted.of(warnings, "warning", "warnings");
        if (!stop.isEmpty() && warnings > 0) {
            return Outcome.failed(count + ", and " + stop + " is set");
        }
        console.info("OK: " + Counted.of(engine.entities(), "entity", "entities") + ", "
                + Counted.of(tests.results().size(), "test", "tests") + (warnings == 0 ? "" : ", " + count));
        return Outcome.WELL;
    }

    /** Those of the specs that are sound: where project.yaml is not, there is nothing to test. */
    private static TestReport tests(Engine engine) {
        try {
            return engine.test(Selection.ALL);
        } catch (FluxoException e) {
            return new TestReport(List.of());
        }
    }
}
