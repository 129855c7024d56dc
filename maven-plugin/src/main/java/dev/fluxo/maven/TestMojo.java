package dev.fluxo.maven;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.model.TestReport;
import dev.fluxo.engine.report.TestLines;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Runs the tests inside the specs, without a database. */
@Mojo(name = "test", aggregator = true, requiresProject = false, threadSafe = true)
final class TestMojo extends EtlMojo {
    /** Which entities to test: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** Test entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    private @Nullable String tags;

    @Override
    Work prepare(Inputs inputs) {
        Selection selection = inputs.selection(entities, tags);
        return (engine, console) -> test(engine, console, selection);
    }

    private static void test(Engine engine, Console console, Selection selection) throws MojoFailureException {
        TestReport report = engine.test(selection);
        TestLines.of(report).forEach(console::info);
        console.problems(report.problems());
        long failed =
                report.results().stream().filter(result -> !result.passed()).count();
        String of = ProblemCount.count(report.results().size(), "test", "tests");
        if (failed > 0) {
            throw new MojoFailureException(failed + " of " + of + " failed");
        }
        console.info("OK: " + of);
    }
}
