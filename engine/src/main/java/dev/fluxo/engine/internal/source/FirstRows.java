package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few rows of a window, to look at. */
public final class FirstRows {
    private FirstRows() {}

    /** In the order of the watermark, each as {@link EntityPlan#sourceColumns} says. */
    public static List<@Nullable Object[]> read(EntityPlan plan, Window window, Database source, int limit) {
        Sql extract = source.dialect().source().extract(plan.extraction(window, Waiting.skipsNulls(plan), limit));
        List<DataType> types = plan.sourceColumns().stream().map(Column::type).toList();
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (Session session = source.reader();
                Cursor cursor = session.open(extract, types, Math.min(limit, 1_000))) {
            @Nullable Object[] row = new Object[types.size()];
            while (cursor.next(row)) {
                rows.add(row);
                row = new Object[types.size()];
            }
        }
        return rows;
    }
}
