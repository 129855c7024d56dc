package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.StageTransfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the column that is to blame: the only one without whose value the row would pass. Databases name a constraint, and of
 * a cast not even that.
 */
final class Culprit {
    /** In all: it is help, and should not become the work. */
    private static final int MOST_TRIALS = 2_000;

    private final LoadPlan plan;
    private final StageTransfer merge;
    private final Trial trial;
    /** By the words of the database, which mostly name the constraint. */
    private final Map<String, Integer> suspects = new HashMap<>();

    private int trials;

    Culprit(LoadPlan plan, Trial trial) {
        this.plan = plan;
        this.merge = plan.merge();
        this.trial = trial;
    }

    /** As the spec writes it; null where no single column is. */
    @Nullable
    String of(StagedRow row, String words) {
        Integer suspect = suspects.get(words);
        if (suspect == null || !passesWithout(row, suspect)) {
            suspect = only(row);
        }
        if (suspect == null) {
            return null;
        }
        suspects.put(words, suspect);
        return plan.written(suspect);
    }

    /** A column without whose value the row would pass; null where there is none. */
    @Nullable
    Column any(StagedRow row) {
        for (int i = 0; i < merge.columns().size(); i++) {
            if (passesWithout(row, i)) {
                return merge.columns().get(i);
            }
        }
        return null;
    }

    private @Nullable Integer only(StagedRow row) {
        Integer found = null;
        for (int i = 0; i < merge.columns().size(); i++) {
            if (passesWithout(row, i)) {
                if (found != null) {
                    return null;
                }
                found = i;
            }
        }
        return found;
    }

    private boolean passesWithout(StagedRow row, int index) {
        Column column = merge.columns().get(index);
        return column.nullable()
                && row.target()[index] != null
                && !merge.keys().contains(column)
                && trials++ < MOST_TRIALS
                && trial.tell(List.of(row.without(index))) == null;
    }
}
