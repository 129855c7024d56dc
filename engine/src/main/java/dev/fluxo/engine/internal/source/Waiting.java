package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.OnNull;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Window;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many rows a window holds. */
public final class Waiting {
    private Waiting() {}

    public static long count(EntityPlan plan, Window window, Database source) {
        try (Session session = source.reader()) {
            return count(session, plan, window);
        }
    }

    /** As {@link #count}, if the database counts within a second; null if it does not. What it says against that is not thrown. */
    public static @Nullable Long countQuickly(EntityPlan plan, Window window, Database source) {
        try (Session session = source.reader()) {
            session.limit(1);
            return count(session, plan, window);
        } catch (FluxoException e) {
            return null;
        }
    }

    private static long count(Session session, EntityPlan plan, Window window) {
        Sql count = session.dialect().source().count(plan.extraction(window, skipsNulls(plan), 0));
        @Nullable Object[] row = new Object[1];
        try (Cursor cursor = session.open(count, List.of(DataType.integer("BIGINT", 64)), 1)) {
            boolean more = true;
            while (more) {
                // To the end: a cursor that is left earlier costs its connection.
                more = cursor.next(row);
            }
            return (Long) Objects.requireNonNull(row[0]);
        }
    }

    /** Whether rows with a NULL in the watermark are left out. */
    public static boolean skipsNulls(EntityPlan plan) {
        return plan.spec().watermark() != null && plan.spec().watermark().onNull() == OnNull.SKIP;
    }
}
