package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.transform.ConstantType;
import dev.fluxo.engine.internal.transform.ExpressionType;
import dev.fluxo.engine.internal.transform.Flows;
import dev.fluxo.engine.internal.transform.step.Flow;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns that a target has to have for a spec: first those that it maps, then those that the engine sets. */
public final class WantedColumns {
    private WantedColumns() {}

    /**
     * @param name as the spec writes it
     * @param type of what arrives, as the source has it; null: not even its kind is known
     * @param key whether it identifies a row
     * @param computed whether what arrives is made by an expression, so that its length or digits are not known
     */
    public record Wanted(Located<String> name, @Nullable DataType type, boolean key, boolean computed) {}

    /** Empty, and problems, where the source does not tell. */
    public static List<Wanted> of(EntitySpec spec, Catalog source, Dialect reads, Problems problems) {
        SourcePlan from = SourcePlan.of(spec, source, reads, problems);
        if (from == null) {
            return List.of();
        }
        List<Wanted> wanted = new ArrayList<>();
        for (ColumnSpec column : spec.columns()) {
            wanted.add(new Wanted(
                    column.target(), arriving(column, from, problems), isKey(spec, column), column.from() == null));
        }
        wanted.addAll(setByTheEngine(spec));
        return wanted;
    }

    private static @Nullable DataType arriving(ColumnSpec column, SourcePlan from, Problems problems) {
        if (column.value() != null) {
            return through(column, ConstantType.of(column.value().value()));
        }
        if (column.from() == null) {
            DataType given = ExpressionType.of(Objects.requireNonNull(column.expression()), from.columns());
            return given == null ? null : through(column, given);
        }
        Column read = from.find(column.from(), problems);
        return read == null ? null : through(column, read.type());
    }

    private static @Nullable DataType through(ColumnSpec column, DataType type) {
        return Flows.through(column.transforms(), new Flow(type, false)).widest();
    }

    private static boolean isKey(EntitySpec spec, ColumnSpec column) {
        return spec.target().keys().stream()
                .anyMatch(key -> key.value().equalsIgnoreCase(column.target().value()));
    }

    private static List<Wanted> setByTheEngine(EntitySpec spec) {
        return spec.target().stamps().stream()
                .map(stamp -> new Wanted(stamp.column(), stamp.kind().type(), false, false))
                .toList();
    }
}
