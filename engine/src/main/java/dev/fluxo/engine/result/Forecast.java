package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Watermark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do with an entity now.
 *
 * @param way for people: {@code core.customers of oltp -> dim.DIM_CLIENTE of dw}
 * @param after where the last run came to; null: it would begin at the beginning
 * @param cutoff upper bound of the window as text; null where it has none
 * @param waiting rows in the window; null where that is not known
 * @param again those of them that an earlier run has read: watermark.lookback
 * @param skippedNulls rows left out because a watermark column is NULL
 * @param star the target columns that {@code "*"} stands for
 * @param statements in the order in which a run would execute them
 * @param effects null where nobody asked for them
 * @param warnings what a person should know though it stops nothing
 * @param problem why a run would fail; null where nothing is known against it
 */
public record Forecast(
        String entity,
        String way,
        @Nullable Watermark after,
        @Nullable String cutoff,
        @Nullable Long waiting,
        long again,
        long skippedNulls,
        List<String> star,
        List<Statement> statements,
        @Nullable Effects effects,
        List<Problem> warnings,
        @Nullable Problem problem) {
    public Forecast {
        star = List.copyOf(star);
        statements = List.copyOf(statements);
        warnings = List.copyOf(warnings);
    }

    /** An entity that cannot be loaded. */
    public static Forecast failing(String entity, String way, Problem problem) {
        return new Forecast(entity, way, null, null, null, 0, 0, List.of(), List.of(), null, List.of(), problem);
    }

    /**
     * @param title {@code extract}, {@code stage}, {@code merge}
     * @param values what stands for each {@code ?}, in order
     */
    public record Statement(String title, String sql, List<String> values) {
        public Statement {
            values = List.copyOf(values);
        }
    }

    /**
     * What a merge did before it was rolled back.
     *
     * @param changes the first rows that it changed
     * @param removed the keys of the first rows that it deleted or marked: {@code customer_id=42}
     * @param expectations what the spec expects of the target, and what was found
     */
    public record Effects(
            RowCounts counts, List<Change> changes, List<String> removed, List<Expectation> expectations) {
        public Effects {
            expectations = List.copyOf(expectations);
            changes = List.copyOf(changes);
            removed = List.copyOf(removed);
        }
    }

    /**
     * A row of the target.
     *
     * @param key {@code customer_id=42}
     */
    public record Change(String key, List<Cell> cells) {
        public Change {
            cells = List.copyOf(cells);
        }
    }

    /** A value that would change; null is NULL. */
    public record Cell(
            String column,
            @Nullable String before,
            @Nullable String after) {}
}
