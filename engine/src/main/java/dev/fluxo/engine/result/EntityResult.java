package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an entity ended in a run: the same figures as its row in audit.etl_run_entity.
 *
 * @param finishedAt null while it is running
 * @param specHash SHA-256 of the spec, in hexadecimal digits: which text of it was run
 * @param from null where the load began at the beginning
 * @param to null where nothing was read
 * @param cutoff as text; null where the window has no upper bound
 * @param skippedRows rows left out because a watermark column is NULL
 * @param problem why it failed or was skipped; null on success
 * @param warnings what a person should know though it succeeded
 * @param expectations what its spec expects of the target, as the last attempt found it; empty where it did not come to that
 */
public record EntityResult(
        String entity,
        EntityStatus status,
        RowCounts counts,
        long batches,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Watermark from,
        @Nullable Watermark to,
        @Nullable String cutoff,
        long skippedRows,
        String specHash,
        @Nullable Problem problem,
        List<Problem> warnings,
        List<Expectation> expectations) {
    public EntityResult {
        expectations = List.copyOf(expectations);
        warnings = List.copyOf(warnings);
    }

    /** Zero while it is running. */
    public Duration elapsed() {
        return finishedAt == null ? Duration.ZERO : Duration.between(startedAt, finishedAt);
    }
}
