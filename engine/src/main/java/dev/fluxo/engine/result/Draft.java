package dev.fluxo.engine.result;

import org.jspecify.annotations.Nullable;

/**
 * A spec that was proposed.
 *
 * @param file where it belongs, relative to the pipelines folder
 * @param targetMissing whether there is no target table yet
 * @param ddl creates the target table, or adds what it lacks; null where it lacks nothing
 */
public record Draft(
        String entity,
        String file,
        String yaml,
        boolean targetMissing,
        @Nullable String ddl) {
    /** What a spec is to keep of the rows. */
    public enum Keeps {
        /** The latest values. */
        TYPE1,
        /** Their history. */
        TYPE2,
        /** What the table has, each time as a whole. */
        REPLACE
    }
}
