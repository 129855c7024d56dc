package dev.fluxo.console.command;

import dev.fluxo.console.Command;
import dev.fluxo.console.Console;
import dev.fluxo.console.Counted;
import dev.fluxo.console.Format;
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
import dev.fluxo.engine.report.json.ChecksJson;
import dev.fluxo.engine.report.json.ChecksJson.Checked;
import dev.fluxo.engine.report.json.Document;
import dev.fluxo.engine.result.TestReport;
import java.nio.file.Path;
import java.util.List;

final class ValidateCommand extends Command {
    private final Parameter<Boolean> online =
            takes(Parameter.flag("online", "Also compare the specs with the databases' catalogs"));
    private final Parameter<Boolean> strict = takes(Parameter.flag("strict", "Warnings fail the command too"));
    private final Parameter<Path> report =
            takes(Parameter.folder("report", "The folder for that file, inside the project", "target/etl"));

    ValidateCommand() {
        super("validate", "Checks every spec and runs its tests, without a database.");
        tells(
                "`text`, the default: for people; `json`: for programs; for the program that shows a pull request also `github`"
                        + " or `azure` in the output, or `gitlab`, `sarif` or `junit` as a file in the report folder",
                Format.GITHUB,
                Format.AZURE,
                Format.GITLAB,
                Format.SARIF,
                Format.JUNIT);
    }

    @Override
    public Document<?> document() {
        return ChecksJson.VALIDATE;
    }

    @Override
    protected Work prepare(Inputs inputs, FrontEnd front) {
        boolean ask = inputs.get(online);
        ProblemFormat wanted = shown(inputs.get(format()));
        Path folder = inputs.get(report);
        String stop = inputs.get(strict) ? front.wording().parameter(strict.name()) : "";
        return (engine, console) -> {
            Problems problems = new Problems();
            problems.addAll(ask ? engine.validateOnline() : engine.validate());
            TestReport tests = tests(engine);
            problems.addAll(tests.problems());
            int entities = engine.entities();
            console.answer(() ->
                    ChecksJson.VALIDATE.of(new Checked(entities, tests.results().size())));
            console.problems(problems.all());
            String text = engine.redact(wanted.write(worded(problems, front.wording()), specs(inputs, front)));
            if (wanted.file() != null) {
                console.info(
                        "wrote " + ReportFolder.prepare(front.base(), folder).write(wanted.file(), text));
            } else {
                console.show(text);
            }
            return finish(engine, console, problems.all(), tests, stop);
        };
    }

    private static ProblemFormat shown(Format format) {
        return switch (format) {
            case GITHUB -> ProblemFormat.GITHUB;
            case AZURE -> ProblemFormat.AZURE;
            case GITLAB -> ProblemFormat.GITLAB;
            case SARIF -> ProblemFormat.SARIF;
            case JUNIT -> ProblemFormat.JUNIT;
            case TEXT, JSON, MARKDOWN -> ProblemFormat.TEXT;
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
