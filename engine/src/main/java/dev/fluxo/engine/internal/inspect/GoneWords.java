package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.plan.DeletePlan;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.transform.RowCondition;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.result.Explanation.Value;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.OnDelete;
import dev.fluxo.engine.spi.Replace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be said of rows that are gone. */
final class GoneWords {
    static final String SAYS_SO = "deletes.when: the row says that it is gone";

    private GoneWords() {}

    /** @param gone null: no row says so */
    static boolean isGone(@Nullable RowCondition gone, @Nullable Object[] row) {
        return gone != null && gone.of(row).holds();
    }

    /** Since when the target has marked the row as gone; null where it has not. */
    static @Nullable String since(EntityPlan plan, List<Value> loaded) {
        Column deletedAt = plan.merge().stamps().deletedAt();
        return deletedAt == null
                ? null
                : loaded.stream()
                        .filter(value -> value.column().equals(deletedAt.name()) && value.value() != null)
                        .map(Value::value)
                        .findFirst()
                        .orElse(null);
    }

    /** Of a row of the target that the source does not return. */
    static String kept(EntityPlan plan, @Nullable String since) {
        DeletePlan deletes = plan.load().deletes();
        if (deletes == null) {
            return "; the target keeps it, because deletes are not carried over";
        }
        if (since != null) {
            return "; the target has marked it as gone since " + since;
        }
        if (plan.load().strategy() instanceof Replace replace) {
            String where = replace.part().where();
            return where == null
                    ? "; the next run, which replaces the target, deletes it"
                    : "; the next run deletes it, if it is of the part that is replaced: " + where.strip();
        }
        if (deletes.keys() == null) {
            return "; the target keeps it, because only a row that says it is gone (deletes.when) is followed";
        }
        return "; the next run that compares keys " + does(deletes.what()) + " it";
    }

    /**
     * Of a row that says that it is gone.
     *
     * @param there whether the target has it, and not marked
     * @param waits whether the next run reads it
     */
    static Advice tombstone(EntityPlan plan, boolean there, boolean waits) {
        DeletePlan deletes = plan.load().deletes();
        String says = "the source says that it is gone (deletes.when)";
        if (!there || deletes == null) {
            return Advice.of(says);
        }
        if (deletes.what() == OnDelete.IGNORE) {
            return Advice.of(says + "; the target keeps it: on_delete is ignore");
        }
        return waits
                ? Advice.of(says + ": the next run " + does(deletes.what()) + " it")
                : Advice.of(
                        says + ", but the target has it, and no run will read that again; ",
                        Action.REWIND,
                        " reads it again");
    }

    private static String does(OnDelete what) {
        return switch (what) {
            case DELETE -> "deletes";
            case MARK -> "marks";
            case CLOSE -> "closes";
            case IGNORE -> "leaves";
        };
    }
}
