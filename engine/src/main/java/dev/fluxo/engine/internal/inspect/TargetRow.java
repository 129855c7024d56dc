package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.result.Explanation.Value;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.ValueText;
import java.util.ArrayList;
import java.util.List;

/** A row of the target. */
final class TargetRow {
    private TargetRow() {}

    /** The mapped columns in their order, then those that the engine sets; empty where the target has none. */
    static List<Value> find(EntityPlan plan, Database target, RowKey key) {
        if (!RowKey.fits(key.values(), plan.merge().keys())) {
            return List.of();
        }
        try (Session session = target.session()) {
            List<List<Value>> rows = session.query(
                    session.dialect().target().find(plan.merge(), key.values()), row -> values(plan, row));
            return rows.isEmpty() ? List.of() : rows.get(0);
        }
    }

    private static List<Value> values(EntityPlan plan, Row row) {
        List<Column> columns = plan.merge().directColumns();
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = row.value(i + 1, columns.get(i).type());
            values.add(new Value(columns.get(i).name(), value == null ? null : ValueText.write(value)));
        }
        return values;
    }
}
