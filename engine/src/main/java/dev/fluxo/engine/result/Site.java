package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Watermark;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a project is and what its runs did: all that its documentation shows.
 *
 * @param entities each after those it depends on
 * @param runs of all entities, the latest first; empty where there are no control tables yet
 */
public record Site(@Nullable String profile, Instant made, List<Entity> entities, List<Run> runs) {
    public Site {
        entities = List.copyOf(entities);
        runs = List.copyOf(runs);
    }

    /**
     * An entity as its spec says it, and what is known of its loads.
     *
     * @param source {@code table core.customers}, or {@code a query}, of a connection
     * @param query null where a table is named
     * @param watermark null: read whole in every run
     * @param settings what else the spec says, by key
     * @param expected of the target after a load
     * @param loads the latest first
     * @param rejects rows on record that were not loaded since
     * @param missing why types are not known; null where they are
     * @param changes since its watermark was stored, that runs stop at or warn of
     */
    public record Entity(
            String name,
            @Nullable String description,
            List<String> tags,
            List<String> dependsOn,
            String source,
            @Nullable String query,
            String target,
            @Nullable WatermarkState watermark,
            Map<String, String> settings,
            List<ColumnLineage> columns,
            List<Example> examples,
            List<Expected> expected,
            List<Load> loads,
            long rejects,
            @Nullable String missing,
            List<Problem> changes) {
        /** The latest run that loads; null where there was none. */
        public @Nullable Load last() {
            return loads.stream()
                    .filter(load -> load.mode().isLoad())
                    .findFirst()
                    .orElse(null);
        }

        /** Where the window of the latest load that succeeded ended, by the source's clock; null where none had an end. */
        public @Nullable String loadedUpTo() {
            return loads.stream()
                    .filter(load ->
                            load.mode().isLoad() && load.status() == EntityStatus.SUCCESS && load.cutoff() != null)
                    .map(Load::cutoff)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * @param value as of now; null before the first success
     * @param rules {@code clock}, {@code fence}, {@code lag}, {@code on_null}, by key
     */
    public record WatermarkState(
            List<String> columns, @Nullable String value, Map<String, String> rules) {}

    /**
     * Where a target column comes from.
     *
     * @param type of the target column; null where it is not known
     * @param from the source columns
     * @param steps what happens on the way, in order: an expression, transforms
     * @param check null: none
     */
    public record ColumnLineage(
            String target,
            @Nullable String type,
            boolean key,
            List<String> from,
            List<String> steps,
            @Nullable String check,
            String onError) {}

    /**
     * A test of the spec.
     *
     * @param problems empty: it passes
     */
    public record Example(
            String name,
            List<Map<String, String>> given,
            List<Map<String, String>> expect,
            List<String> rejects,
            List<String> problems) {}

    /**
     * What the target is expected to be after a load.
     *
     * @param found by the latest load that came to it; null: by none yet
     */
    public record Expected(
            String what, boolean warns, @Nullable Expectation found) {
        /** {@code success}, {@code failed} or {@code not checked yet}. */
        public String status() {
            return found == null ? "not checked yet" : found.passed() ? "success" : "failed";
        }
    }

    /**
     * An entity in a run.
     *
     * @param finished null while it runs
     * @param from the watermark that it began with; null: from the start
     * @param cutoff where its window ended; null: it had no end
     */
    public record Load(
            String runId,
            EntityStatus status,
            RunMode mode,
            Instant started,
            @Nullable Instant finished,
            RowCounts counts,
            @Nullable Watermark from,
            @Nullable Watermark to,
            @Nullable String cutoff,
            @Nullable String code,
            @Nullable String message) {}

    /** A run. */
    public record Run(
            String id,
            RunStatus status,
            RunMode mode,
            Instant started,
            @Nullable Instant finished,
            @Nullable String profile,
            @Nullable String selection,
            long succeeded,
            long failed,
            long skipped,
            @Nullable String message) {}
}
