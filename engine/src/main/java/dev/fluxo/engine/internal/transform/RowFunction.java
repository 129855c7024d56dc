package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.result.RowTrace;
import dev.fluxo.engine.result.RowTrace.ColumnTrace;
import dev.fluxo.engine.result.RowTrace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a target row of a source row: an entity's whole mapping, compiled. Thread-safe. */
public final class RowFunction {
    private final ColumnFunction[] columns;
    private final CarriedFunction[] carried;
    private final int firstCarried;
    private final ColumnCheck[] checks;

    RowFunction(ColumnFunction[] columns, CarriedFunction[] carried, ColumnCheck[] checks) {
        this(columns, carried, columns.length, checks);
    }

    private RowFunction(ColumnFunction[] columns, CarriedFunction[] carried, int firstCarried, ColumnCheck[] checks) {
        this.columns = columns;
        this.carried = carried;
        this.firstCarried = firstCarried;
        this.checks = checks;
    }

    /** The same for rows of so many columns, of which the engine itself may set the last. */
    public RowFunction ofColumns(int count) {
        return new RowFunction(columns, carried, count, checks);
    }

    /** How many places of a target row there are: the columns, then what others are looked up by. */
    public int width() {
        return firstCarried + carried.length;
    }

    /**
     * Computes all columns in the order of the rules, then holds the row against the checks. The first fault ends the work.
     *
     * @param source in the order of the source columns that were compiled for
     * @param target is filled, in the order of the rules, then with what columns are looked up by; as far as the fault, where there is one
     * @return null where the row is good
     */
    public @Nullable RowFault apply(@Nullable Object[] source, @Nullable Object[] target) {
        for (int i = 0; i < columns.length; i++) {
            RowFault fault = columns[i].apply(source, target, i);
            if (fault != null) {
                return fault;
            }
        }
        for (int i = 0; i < carried.length; i++) {
            RowFault fault = carried[i].apply(source, target, firstCarried + i);
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
        int next = 0;
        for (ColumnFunction column : columns) {
            traces.add(column.lookedUpBy() == 0 ? column.trace(source) : looked(column, next, source));
            next += column.lookedUpBy();
        }
        RowFault fault = apply(source, new Object[width()]);
        return new RowTrace(traces, fault == null ? null : fault.message());
    }

    /** Which member it is only the target's database knows: shown is what finds it. */
    private ColumnTrace looked(ColumnFunction column, int first, @Nullable Object[] source) {
        List<Step> read = new ArrayList<>();
        for (int i = 0; i < column.lookedUpBy(); i++) {
            read.add(carried[first + i].read(source));
        }
        String by = read.stream()
                .map(step -> step.name() + "=" + (step.value() == null ? "NULL" : step.value()))
                .collect(Collectors.joining(", "));
        String fault = null;
        for (int i = 0; fault == null && i < column.lookedUpBy(); i++) {
            RowFault found = carried[first + i].apply(source, new Object[width()], 0);
            fault = found == null ? null : found.message();
        }
        return new ColumnTrace(column.name(), read, List.of(), "member of " + by, false, fault);
    }
}
