package dev.fluxo.maven;

import static dev.fluxo.maven.ProblemCount.count;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.TestReport;
import dev.fluxo.engine.problem.Problems;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Checks every spec and runs its tests, without a database. */
@Mojo(name = "validate", aggregator = true, requiresProject = false, threadSafe = true)
final class ValidateMojo extends EtlMojo {
    /** Also compare the specs with the databases' catalogs. */
    @Parameter(property = "etl.online")
    private @Nullable String online;

    @Override
    Work prepare(Inputs inputs) {
        boolean ask = inputs.flag("etl.online", online);
        return (engine, console) -> validate(engine, console, ask);
    }

    private static void validate(Engine engine, Console console, boolean online) throws MojoFailureException {
        Problems problems = new Problems();
        problems.addAll(engine.validate(online));
        // Specs that are wrong cannot be tested.
        TestReport tests = problems.hasErrors() ? new TestReport(List.of()) : engine.test(Selection.ALL);
        problems.addAll(tests.problems());
        console.problems(problems.all());
        if (problems.hasErrors()) {
            throw new MojoFailureException(ProblemCount.of(problems.all()));
        }
        long warnings =
                problems.all().stream().filter(problem -> !problem.isError()).count();
        console.info("OK: " + count(engine.entities(), "entity", "entities") + ", "
                + count(tests.results().size(), "test", "tests")
                + (warnings == 0 ? "" : ", " + count(warnings, "warning", "warnings")));
    }
}
