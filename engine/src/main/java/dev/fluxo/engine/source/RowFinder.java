package dev.fluxo.engine.source;

import dev.fluxo.engine.dialect.Sql;
import dev.fluxo.engine.jdbc.Cursor;
import dev.fluxo.engine.jdbc.Database;
import dev.fluxo.engine.jdbc.Session;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.Window;
import dev.fluxo.engine.plan.EntityPlan;
import dev.fluxo.engine.spec.ColumnSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds single rows of a source by their values. */
public final class RowFinder {
    private static final int FEW = 10;

    private RowFinder() {}

    /** The latest row of the window with these values, as {@link EntityPlan#sourceColumns} says; null where there is none. */
    public static @Nullable Object @Nullable [] latest(
            EntityPlan plan, Database source, Window window, List<Column> by, List<Object> is) {
        Sql find = source.dialect().source().find(plan.extraction(window, false, 0), by, is);
        List<DataType> types = plan.sourceColumns().stream().map(Column::type).toList();
        @Nullable Object[] row = new Object[types.size()];
        @Nullable Object[] last = null;
        try (Session session = source.session();
                Cursor cursor = session.open(find, types, FEW)) {
            while (cursor.next(row)) {
                last = row;
                row = new Object[types.size()];
            }
        }
        return last;
    }

    /** The source columns that the target's keys are copied of; null where one of them is computed. */
    public static @Nullable List<Column> keys(EntityPlan plan) {
        List<Column> columns = new ArrayList<>();
        for (int index : plan.keyIndexes()) {
            ColumnSpec spec = plan.spec().columns().get(index);
            Column from = spec.from() == null || !spec.transforms().isEmpty()
                    ? null
                    : plan.sourceColumns().stream()
                            .filter(column ->
                                    column.name().equalsIgnoreCase(spec.from().value()))
                            .findFirst()
                            .orElse(null);
            if (from == null) {
                return null;
            }
            columns.add(from);
        }
        return columns;
    }
}
