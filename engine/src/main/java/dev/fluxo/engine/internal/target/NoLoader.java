package dev.fluxo.engine.internal.target;

import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.result.RowCounts;
import org.jspecify.annotations.Nullable;

/** Takes rows and brings them nowhere. */
public final class NoLoader implements TableLoader {
    private final int width;

    public NoLoader(LoadPlan plan) {
        this.width = plan.merge().stageColumns().size();
    }

    @Override
    public @Nullable Object[] newRow() {
        return new Object[width];
    }

    @Override
    public void add(@Nullable Object[] row, @Nullable Object[] source) {
        // It was good, and that is all that is asked.
    }

    @Override
    public void pause() {
        // There is no session.
    }

    @Override
    public RowCounts flush() {
        return RowCounts.ZERO;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
