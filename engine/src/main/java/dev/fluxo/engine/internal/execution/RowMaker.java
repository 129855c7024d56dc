package dev.fluxo.engine.internal.execution;

import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.internal.transform.RowCondition;
import dev.fluxo.engine.internal.transform.RowFault;
import dev.fluxo.engine.internal.transform.RowFunction;
import org.jspecify.annotations.Nullable;

/** Makes target rows; of a source row that says it is gone only the key and its date, and a note that says so. */
final class RowMaker {
    private static final long GONE = 1;
    private static final long HERE = 0;

    private final RowFunction function;
    private final @Nullable RowCondition gone;
    private final @Nullable RowFunction keys;
    private final int[] places;
    private final int note;

    RowMaker(LoadPlan plan) {
        this.function = plan.compile();
        this.gone = plan.compileGone();
        this.keys = gone == null ? null : plan.compileGoneRow();
        this.places = plan.goneIndexes();
        // Before the sequence.
        this.note = plan.merge().stageColumns().size() - 2;
    }

    /**
     * @param target a row of a loader
     * @return null where the row is good
     */
    @Nullable
    RowFault apply(@Nullable Object[] source, @Nullable Object[] target) {
        if (gone == null || keys == null) {
            return function.apply(source, target);
        }
        RowCondition.Answer answer = gone.of(source);
        if (answer.fault() != null) {
            return answer.fault();
        }
        target[note] = answer.holds() ? GONE : HERE;
        return answer.holds() ? keys(keys, source, target) : function.apply(source, target);
    }

    private @Nullable RowFault keys(RowFunction made, @Nullable Object[] source, @Nullable Object[] target) {
        @Nullable Object[] key = new Object[places.length];
        RowFault fault = made.apply(source, key);
        for (int i = 0; i < places.length; i++) {
            target[places[i]] = key[i];
        }
        return fault;
    }
}
