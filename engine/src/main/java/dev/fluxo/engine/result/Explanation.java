package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a row is, or is not, in a target.
 *
 * @param key {@code customer_id=42}
 * @param answer in one sentence
 * @param source the row as the source has it now; empty where it has none
 * @param place where that row stands to the watermark; null where there is no row
 * @param trace how it becomes a target row; null where there is no row
 * @param target the row as the target has it now, with when it was last loaded; empty where it has none. Of one that keeps versions that
 *     which is valid at the date of the source's row
 * @param versions all of them, the earliest first; empty where the target keeps none
 * @param rejects on record, the latest first
 * @param runs whose window it stood in, with the watermark that it has now; the latest first
 * @param changes of the entity since its watermark was stored, that runs stop at or warn of
 */
public record Explanation(
        String entity,
        String key,
        Advice answer,
        List<Value> source,
        @Nullable String place,
        @Nullable RowTrace trace,
        List<Value> target,
        List<List<Value>> versions,
        List<OnRecord> rejects,
        List<Covering> runs,
        List<Problem> changes) {
    public Explanation {
        source = List.copyOf(source);
        target = List.copyOf(target);
        versions = versions.stream().map(List::copyOf).toList();
        rejects = List.copyOf(rejects);
        runs = List.copyOf(runs);
        changes = List.copyOf(changes);
    }

    /** The answer, for who uses the engine without a front end. */
    public String verdict() {
        return answer.toString();
    }

    /** A column and its value as text; null is NULL. */
    public record Value(String column, @Nullable String value) {}

    /** A rejection in audit.etl_reject. */
    public record OnRecord(
            String runId, @Nullable Instant at, @Nullable String column, String code, String message) {}

    /**
     * A run of the entity.
     *
     * @param specHash of the spec as it was then; null where it is not known
     */
    public record Covering(
            String runId,
            @Nullable Instant startedAt,
            String status,
            @Nullable Watermark from,
            Watermark to,
            @Nullable String specHash) {}
}
