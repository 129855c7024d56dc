package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.result.Explanation.Value;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.ValueText;
import java.util.ArrayList;
import java.util.List;

/** A row of the target. */
final class TargetRow {
    private TargetRow() {}

    /** The mapped columns in their order, then those that the engine sets; empty where the target has none. Of versions see {@link #versions}. */
    static List<Value> find(EntityPlan plan, Database target, RowKey key) {
        if (plan.merge().history() != null
                || !RowKey.fits(key.values(), plan.merge().keys())) {
            return List.of();
        }
        StageTransfer merge = plan.merge();
        try (Session session = target.session()) {
            List<List<Value>> rows = session.query(
                    session.dialect().target().find(merge, key.values()), row -> values(row, merge.directColumns()));
            return rows.isEmpty() ? List.of() : rows.get(0);
        }
    }

    /** All versions of a key, the earliest first: columns as above, with the end of each version before those that the engine sets. */
    static List<List<Value>> versions(EntityPlan plan, Database target, RowKey key) {
        StageTransfer merge = plan.merge();
        History history = merge.history();
        if (history == null || !RowKey.fits(key.values(), merge.keys())) {
            return List.of();
        }
        List<Column> columns = new ArrayList<>(merge.columns());
        columns.add(history.validTo());
        if (history.current() != null) {
            columns.add(history.current());
        }
        columns.addAll(merge.stamps().columns());
        try (Session session = target.session()) {
            return session.query(
                    session.dialect().target().versions().history(merge, key.values()), row -> values(row, columns));
        }
    }

    private static List<Value> values(Row row, List<Column> columns) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.value(i + 1, columns.get(i).type());
            values.add(new Value(columns.get(i).name(), value == null ? null : ValueText.write(value)));
        }
        return values;
    }
}
