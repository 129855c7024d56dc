package dev.fluxo.maven;

import static dev.fluxo.maven.ProblemCount.count;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.TestReport;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.report.ProblemFormat;
import dev.fluxo.engine.report.ReportFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Checks every spec and runs its tests, without a database. */
@Mojo(
        name = "validate",
        defaultPhase = LifecyclePhase.VALIDATE,
        aggregator = true,
        requiresProject = false,
        threadSafe = true)
final class ValidateMojo extends EtlMojo {
    /** Also compare the specs with the databases' catalogs. */
    @Parameter(property = "etl.online")
    private @Nullable String online;

    /** Warnings stop the build too. */
    @Parameter(property = "etl.strict")
    private @Nullable String strict;

    /**
     * Also tell the problems to the program that shows a pull request: {@code github} in the output; {@code gitlab},
     * {@code sarif} or {@code junit} as a file in the report folder; by default {@code text}, that is, not.
     */
    @Parameter(property = "etl.format")
    private @Nullable String format;

    /** The folder for that file, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    private @Nullable String report;

    @Override
    Work prepare(Inputs inputs) {
        boolean ask = inputs.flag("etl.online", online);
        boolean warningsStop = inputs.flag("etl.strict", strict);
        ProblemFormat wanted = inputs.choice("etl.format", format, ProblemFormat.TEXT);
        Path folder = inputs.path("etl.report", report, "target/etl");
        return (engine, console) -> validate(engine, console, ask, warningsStop, problems -> {
            String text = engine.redact(wanted.write(problems, specs(inputs)));
            if (wanted.file() != null) {
                console.info("wrote " + ReportFolder.prepare(base(), folder).write(wanted.file(), text));
            } else {
                console.raw(text);
            }
        });
    }

    private static void validate(
            Engine engine, Console console, boolean online, boolean warningsStop, Consumer<List<Problem>> report)
            throws MojoFailureException {
        Problems problems = new Problems();
        problems.addAll(engine.validate(online));
        TestReport tests = tests(engine);
        problems.addAll(tests.problems());
        console.problems(problems.all());
        report.accept(problems.all());
        if (problems.hasErrors()) {
            throw new MojoFailureException(ProblemCount.of(problems.all()));
        }
        long warnings =
                problems.all().stream().filter(problem -> !problem.isError()).count();
        if (warningsStop && warnings > 0) {
            throw new MojoFailureException(count(warnings, "warning", "warnings") + ", and etl.strict is set");
        }
        console.info("OK: " + count(engine.entities(), "entity", "entities") + ", "
                + count(tests.results().size(), "test", "tests")
                + (warnings == 0 ? "" : ", " + count(warnings, "warning", "warnings")));
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
