package dev.fluxo.maven;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.report.RunFile;
import dev.fluxo.engine.report.RunOutcome;
import dev.fluxo.engine.report.RunTable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Loads the entities, in the order of their dependencies. */
@Mojo(name = "run", aggregator = true, requiresProject = false, threadSafe = true)
final class RunMojo extends EtlMojo {
    /** Which entities to load: a comma list of names, in which {@code *} stands for any letters; by default all. */
    @Parameter(property = "etl.entities")
    private @Nullable String entities;

    /** Load entities with any of these tags: a comma list; by default all. */
    @Parameter(property = "etl.tags")
    private @Nullable String tags;

    /** Read and transform for real, but write nothing except the audit, flagged as a dry run. */
    @Parameter(property = "etl.dryRun")
    private @Nullable String dryRun;

    /** How many entities are loaded at the same time; by default 1. */
    @Parameter(property = "etl.threads")
    private @Nullable String threads;

    /** How many rows are read, counted and handed on together; by default as the specs say. */
    @Parameter(property = "etl.batchSize")
    private @Nullable String batchSize;

    /** {@code partial}, the default: one failed entity breaks the build; {@code failed}: only a failed run does. */
    @Parameter(property = "etl.failOn")
    private @Nullable String failOn;

    /** The folder for run.json, inside the project; by default {@code target/etl}. */
    @Parameter(property = "etl.report")
    private @Nullable String report;

    @Override
    Work prepare(Inputs inputs) {
        Integer atOnce = inputs.count("etl.threads", threads);
        RunOptions options = new RunOptions(
                inputs.selection(entities, tags),
                inputs.flag("etl.dryRun", dryRun),
                atOnce == null ? 1 : atOnce,
                inputs.count("etl.batchSize", batchSize));
        FailOn breaking = inputs.choice("etl.failOn", failOn, FailOn.PARTIAL);
        Path folder = inputs.path("etl.report", report, "target/etl");
        return new Work() {
            @Override
            public void run(Engine engine, Console console) throws MojoFailureException {
                RunFile file = RunFile.prepare(base(), folder);
                report(console, load(engine, console, options), breaking, file, engine::redact);
            }

            @Override
            public void refused(List<Problem> problems, UnaryOperator<String> redact) {
                RunFile.refused(
                        base(), folder, options.dryRun(), options.selection().toString(), problems, redact);
            }
        };
    }

    private RunResult load(Engine engine, Console console, RunOptions options) {
        try (ProgressDisplay progress = ProgressDisplay.start(console, attended())) {
            return engine.run(options, progress.listener());
        }
    }

    private static void report(
            Console console, RunResult result, FailOn breaking, RunFile file, UnaryOperator<String> redact)
            throws MojoFailureException {
        console.info(RunTable.render(result));
        for (RunOutcome.Line line : RunOutcome.lines(result)) {
            if (line.error()) {
                console.error(line.text());
            } else {
                console.warn(line.text());
            }
        }
        file.write(result, redact);
        if (breaking.breaks(result.status())) {
            throw new MojoFailureException("run " + result.status().text() + ": " + RunOutcome.of(result));
        }
    }
}
