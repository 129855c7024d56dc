package dev.fluxo.engine.report.json;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a command ended: what stands around each result.
 *
 * @param status what the process should end with
 * @param summary why it did not end well; null where it did
 * @param problems those that were told and are not part of the result
 */
public record Ending(int status, @Nullable String summary, List<Problem> problems) {
    public Ending {
        problems = List.copyOf(problems);
    }
}
