package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import dev.fluxo.engine.result.EntityResult;
import dev.fluxo.engine.result.EntityStatus;
import dev.fluxo.engine.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a run ended, in words. */
public final class RunOutcome {
    private RunOutcome() {}

    /**
     * One line for each thing that a person should know.
     *
     * @param error false: a warning
     */
    public record Line(boolean error, String text) {}

    /** {@code 2 of 3 entities loaded, 1 failed (dim_cliente), 0 skipped}; names only where not all is well. */
    public static String of(RunResult run) {
        String done = run.dryRun() ? "read" : "loaded";
        return "%d of %d entities %s%s%s"
                .formatted(
                        run.count(EntityStatus.SUCCESS),
                        run.entities().size(),
                        done,
                        names(run, EntityStatus.FAILED),
                        names(run, EntityStatus.SKIPPED));
    }

    /** Why entities failed or were skipped, and their warnings, in the order of the run. */
    public static List<Line> lines(RunResult run, Wording wording) {
        List<Line> lines = new ArrayList<>();
        for (EntityResult entity : run.entities()) {
            entity.warnings().forEach(warning -> lines.add(line(entity, warning.in(wording))));
            if (entity.skippedRows() > 0) {
                lines.add(new Line(
                        false,
                        entity.entity() + " " + entity.skippedRows()
                                + " rows were left out: NULL in a watermark column (on_null: skip)"));
            }
            Problem problem = entity.problem();
            if (problem != null) {
                lines.add(line(entity, problem.in(wording)));
            }
        }
        return lines;
    }

    private static Line line(EntityResult entity, Problem problem) {
        String text = problem.location() == null ? entity.entity() + " " + problem : problem.toString();
        boolean error = problem.isError() && entity.status() == EntityStatus.FAILED;
        return new Line(error, Printable.line(text));
    }

    private static String names(RunResult run, EntityStatus status) {
        if (run.count(status) == 0) {
            return "";
        }
        return run.entities().stream()
                .filter(entity -> entity.status() == status)
                .map(EntityResult::entity)
                .collect(Collectors.joining(", ", ", " + run.count(status) + " " + status.text() + " (", ")"));
    }
}
