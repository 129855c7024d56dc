package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.internal.jdbc.Session;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnNull;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import java.util.ArrayList;
import java.util.List;

/** Counts the rows that no window can ever reach, before anything is loaded. */
final class NullCheck {
    private final EntityPlan plan;
    private final WatermarkSpec spec;

    NullCheck(EntityPlan plan, WatermarkSpec spec) {
        this.plan = plan;
        this.spec = spec;
    }

    /** How many rows are skipped; a warning says so. */
    long run(Session session, Problems warnings) {
        List<Column> nullable =
                plan.watermark().stream().filter(Column::nullable).toList();
        if (nullable.isEmpty()) {
            return 0;
        }
        Counts counts = session.query(session.dialect().source().countNulls(plan.select(), nullable), row -> {
                    List<String> found = new ArrayList<>();
                    for (int i = 0; i < nullable.size(); i++) {
                        if (row.integer(i + 2) > 0) {
                            found.add("'" + written(nullable.get(i)) + "' in " + row.integer(i + 2));
                        }
                    }
                    return new Counts(row.integer(1), String.join(", ", found));
                })
                .get(0);
        if (counts.rows() == 0) {
            return 0;
        }
        String message = counts.rows() + " rows of the source of '" + plan.entity()
                + "' have NULL in a watermark column: " + counts.columns();
        if (spec.onNull() == OnNull.FAIL) {
            throw new FluxoException(Problem.error(
                    Code.WATERMARK_NULL,
                    spec.columns().get(0).at(),
                    message,
                    "correct the rows, or write on_null: skip to leave them out"));
        }
        warnings.warning(Code.WATERMARK_NULL, null, message + "; they are left out", null);
        return counts.rows();
    }

    /** The column's name as the spec has it. */
    private Located<String> written(Column column) {
        return spec.columns().get(plan.watermark().indexOf(column));
    }

    private record Counts(long rows, String columns) {}
}
