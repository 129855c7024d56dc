package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the target of an entity stands to its source.
 *
 * @param figures null where nothing was compared
 * @param differences the first rows that differ still, by their keys
 * @param columns the target columns that were compared, as the spec writes them
 * @param notCompared those that were not, and why
 * @param chance at most how probable it is that ranges differ which are taken for equal
 * @param problems what stopped it, or what a person should know besides
 */
public record Reconciled(
        String entity,
        Status status,
        @Nullable Figures figures,
        List<Difference> differences,
        List<String> columns,
        List<NotCompared> notCompared,
        double chance,
        List<Problem> problems) {
    public Reconciled {
        differences = List.copyOf(differences);
        columns = List.copyOf(columns);
        notCompared = List.copyOf(notCompared);
        problems = List.copyOf(problems);
    }

    /** What was not compared, and why. */
    public static Reconciled without(String entity, Status status, List<Problem> problems) {
        return new Reconciled(entity, status, null, List.of(), List.of(), List.of(), 0, problems);
    }

    /** The verdict. */
    public enum Status {
        /** No row differs that the entity is to keep equal. */
        EQUAL,
        DIFFERENT,
        /** Nothing of it is loaded yet. */
        NOTHING,
        /** It could not be compared, or not healed. */
        FAILED
    }

    /** In what way a row differs. */
    public enum Kind {
        MISSING,
        ONLY_IN_TARGET,
        VALUES,
        /** The target has its key more than once. */
        REPEATED,
        /** The source says that it is gone, and the target has it. */
        GONE
    }

    /**
     * A row that differs.
     *
     * @param key {@code customer_id=42, country=BR}; of counts alone: how many rows
     * @param columns those whose values differ; never the values
     */
    public record Difference(Kind kind, String key, List<String> columns) {
        public Difference {
            columns = List.copyOf(columns);
        }
    }

    /** @param why in words */
    public record NotCompared(String column, String why) {}

    /**
     * Rows, counted.
     *
     * @param compared rows of the source that a run has passed, and that are not rejected
     * @param inTarget rows of the target
     * @param waiting rows of the source that the next run reads, which are left out on both sides
     * @param rejected rows of the source that are rejected, likewise
     * @param ranges into how many ranges both were divided
     * @param differing how many of these differed
     * @param missing rows that the target lacks still
     * @param onlyInTarget rows that the source has not
     * @param different rows whose values differ still, that the source says are gone, or that the target has more than once
     * @param healed rows that were loaded
     * @param removed rows that were removed from the target
     * @param readOfSource rows that came over from the source
     * @param readOfTarget rows that came over from the target
     */
    public record Figures(
            long compared,
            long inTarget,
            long waiting,
            long rejected,
            long ranges,
            long differing,
            long missing,
            long onlyInTarget,
            long different,
            long healed,
            long removed,
            long readOfSource,
            long readOfTarget) {}
}
