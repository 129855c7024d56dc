package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a source beside what a run would make of them.
 *
 * @param waiting whether they are those that wait for the next run; otherwise the first of all
 * @param problem why there are none to see; null where there may be
 */
public record Preview(
        String entity,
        boolean waiting,
        List<RowTrace> rows,
        @Nullable Problem problem) {
    public Preview {
        rows = List.copyOf(rows);
    }
}
