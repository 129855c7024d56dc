package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.plan.SingleTable;
import dev.fluxo.engine.internal.source.RowFinder;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Cursor;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the table that a query reads has a row which the query does not return. */
final class LeftOut {
    private LeftOut() {}

    /** The table; null where it has no such row, or where that cannot be told. */
    static @Nullable TableName by(EntityPlan plan, Database source, RowKey key) {
        TableName name = plan.spec().source().query() == null ? null : SingleTable.of(plan.select());
        List<Column> keys = RowFinder.keys(plan);
        if (name == null || keys == null) {
            return null;
        }
        try {
            Table table = source.catalog().table(name);
            if (table == null) {
                return null;
            }
            List<Column> columns = named(table, keys);
            return !columns.isEmpty() && has(source, table.name(), columns, key) ? table.name() : null;
        } catch (FluxoException e) {
            return null;
        }
    }

    private static List<Column> named(Table table, List<Column> keys) {
        List<Column> found = keys.stream()
                .flatMap(key ->
                        table.columns().stream().filter(column -> column.name().equals(key.name())))
                .toList();
        return found.size() == keys.size() ? found : List.of();
    }

    private static boolean has(Database source, TableName table, List<Column> columns, RowKey key) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(KeyText.read(
                    columns.get(i), columns.get(i).name(), key.texts().get(i)));
        }
        if (!RowKey.fits(values, columns)) {
            return false;
        }
        String select = "SELECT "
                + columns.stream()
                        .map(column -> source.dialect().quote(column.name()))
                        .collect(Collectors.joining(", "))
                + " FROM " + source.dialect().quote(table);
        Extraction whole = new Extraction(select, columns, List.of(), new Window(null, null), false, 0);
        try (Session session = source.reader();
                Cursor cursor = session.open(
                        source.dialect().source().find(whole, columns, List.of(values)),
                        columns.stream().map(Column::type).toList(),
                        1)) {
            @Nullable Object[] row = new Object[columns.size()];
            boolean found = cursor.next(row);
            for (boolean more = found; more; ) {
                // To the end: a cursor that is left earlier costs its connection.
                more = cursor.next(row);
            }
            return found;
        }
    }
}
