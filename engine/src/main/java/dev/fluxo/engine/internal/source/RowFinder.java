package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.ValueText;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds single rows of a source by their values. */
public final class RowFinder {
    private static final int FEW = 10;
    /** Of one statement: SQL Server takes 2 100. */
    private static final int MOST_BINDS = 1_000;

    private RowFinder() {}

    /** The latest row of the window with these values, as {@link EntityPlan#sourceColumns} says; null where there is none. */
    public static @Nullable Object @Nullable [] latest(
            EntityPlan plan, Database source, Window window, List<Column> by, List<Object> is) {
        Sql find = source.dialect().source().find(plan.extraction(window, false, 0), by, List.of(is));
        List<DataType> types = plan.sourceColumns().stream().map(Column::type).toList();
        @Nullable Object[] row = new Object[types.size()];
        @Nullable Object[] last = null;
        try (Session session = source.reader();
                Cursor cursor = session.open(find, types, FEW)) {
            while (cursor.next(row)) {
                last = row;
                row = new Object[types.size()];
            }
        }
        return last;
    }

    /**
     * The latest row of each of these keys, as {@link EntityPlan#sourceColumns} says; nothing for those that the source does not have.
     *
     * @param by the columns of a key
     */
    public static Map<List<Object>, @Nullable Object[]> latest(
            EntityPlan plan, Database source, List<Column> by, Collection<List<Object>> keys) {
        return latest(plan, source, new Window(null, null), by, keys);
    }

    /** The same of a window. */
    public static Map<List<Object>, @Nullable Object[]> latest(
            EntityPlan plan, Database source, Window window, List<Column> by, Collection<List<Object>> keys) {
        Map<List<Object>, @Nullable Object[]> found = new HashMap<>();
        List<List<Object>> all = List.copyOf(keys);
        int most = Math.max(1, MOST_BINDS / by.size());
        for (int from = 0; from < all.size(); from += most) {
            List<List<Object>> some = all.subList(from, Math.min(all.size(), from + most));
            if (!read(plan, source, window, by, some, found)) {
                // The database calls keys equal that are spelled differently: each is asked for by itself.
                for (List<Object> key : some) {
                    @Nullable Object[] row = latest(plan, source, window, by, key);
                    if (row != null) {
                        found.put(key, row);
                    }
                }
            }
        }
        return found;
    }

    /** Whether every row that came has one of the keys to the letter. */
    private static boolean read(
            EntityPlan plan,
            Database source,
            Window window,
            List<Column> by,
            List<List<Object>> keys,
            Map<List<Object>, @Nullable Object[]> found) {
        Sql find = source.dialect().source().find(plan.extraction(window, false, 0), by, keys);
        List<DataType> types = plan.sourceColumns().stream().map(Column::type).toList();
        int[] places = by.stream().mapToInt(plan.sourceColumns()::indexOf).toArray();
        Map<List<String>, List<Object>> wanted = new HashMap<>();
        keys.forEach(key -> wanted.put(key.stream().map(ValueText::write).toList(), key));
        boolean exact = true;
        @Nullable Object[] row = new Object[types.size()];
        try (Session session = source.reader();
                Cursor cursor = session.open(find, types, MOST_BINDS)) {
            while (cursor.next(row)) {
                List<String> texts = new ArrayList<>();
                for (int place : places) {
                    texts.add(String.valueOf(row[place] == null ? null : ValueText.write(row[place])));
                }
                List<Object> key = wanted.get(texts);
                exact &= key != null;
                if (key != null) {
                    found.put(key, row);
                }
                row = new Object[types.size()];
            }
        }
        return exact;
    }

    /** The source columns that the target's keys are copied of; null where one of them is computed, or where there are none. */
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
        return columns.isEmpty() ? null : columns;
    }
}
