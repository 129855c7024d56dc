package dev.fluxo.engine.inspect;

import dev.fluxo.engine.model.RowTrace;
import org.jspecify.annotations.Nullable;

/** The answer to "why", in one sentence with the next step. */
final class Verdict {
    private Verdict() {}

    /**
     * @param place null: the source has no such row
     * @param same the target holds what the source makes now
     */
    static String of(
            @Nullable Place place, @Nullable RowTrace trace, boolean same, boolean loaded, boolean rejectedBefore) {
        if (place == null || trace == null) {
            return loaded
                    ? "the source does not return this row any more; the target keeps it, because deletes are not carried over"
                    : "neither the source nor the target has this row";
        }
        if (same) {
            return "it is in the target as the source has it";
        }
        if (trace.fault() != null) {
            return "it cannot be loaded: " + trace.fault() + "; correct the row, or the spec";
        }
        return switch (place) {
            case WAITING -> "it waits: the next run " + (loaded ? "updates" : "inserts") + " it";
            case NOT_DUE -> "it is not due yet: a run reads it once its watermark is before the cutoff";
            case NO_WATERMARK -> "the next run reads it: without a watermark every run reads all";
            case PASSED -> passed(loaded, rejectedBefore);
        };
    }

    private static String passed(boolean loaded, boolean rejectedBefore) {
        if (loaded) {
            return "the target differs, and no run will read the row again: the source changed it without moving its watermark,"
                    + " or another program changed the target; mvn etl:rewind reads it again";
        }
        return rejectedBefore
                ? "it was rejected when a run read it, and it would pass now; mvn etl:retry-rejects loads it"
                : "it stands behind the watermark, but is not in the target: it was written late, with an older watermark, or"
                        + " someone deleted it from the target; mvn etl:rewind reads it again";
    }
}
