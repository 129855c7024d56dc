package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.result.RowTrace.ColumnTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a target row of a source row: an entity's whole mapping, compiled. Thread-safe. */
public final class RowFunction {
    private final ColumnFunction[] columns;
    private final ColumnCheck[] checks;

    RowFunction(ColumnFunction[] columns, ColumnCheck[] checks) {
        this.columns = columns;
        this.checks = checks;
    }

    /**
     * Computes all columns in the order of the rules, then holds the row against the checks. The first fault ends the work.
     *
     * @param source in the order of the source columns that were compiled for
     * @param target is filled, in the order of the rules; as far as the fault, where there is one
     * @return null where the row is good
     */
    public @Nullable RowFault apply(@Nullable Object[] source, @Nullable Object[] target) {
        for (int i = 0; i < columns.length; i++) {
            RowFault fault = columns[i].apply(source, target, i);
            if (fault != null) {
                return fault;
            }
        }
        for (ColumnCheck check : checks) {
            RowFault fault = check.apply(target);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** The same for one row, to look at: every column and every fault. */
    public RowTrace trace(@Nullable Object[] source) {
        List<ColumnTrace> traces = new ArrayList<>();
        for (ColumnFunction column : columns) {
            traces.add(column.trace(source));
        }
        RowFault fault = apply(source, new Object[columns.length]);
        return new RowTrace(traces, fault == null ? null : fault.message());
    }
}
