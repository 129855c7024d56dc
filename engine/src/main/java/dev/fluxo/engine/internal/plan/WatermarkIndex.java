package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether an index helps to find the rows of a window. */
public final class WatermarkIndex {
    private WatermarkIndex() {}

    /** The only table that the entity reads; null where there are more, or the query is not understood. */
    public static @Nullable Table table(EntityPlan plan, Catalog source) {
        TableName name = table(plan);
        return name == null ? null : source.table(name);
    }

    /** Its name, as the spec or the query writes it. */
    public static @Nullable TableName table(EntityPlan plan) {
        Located<TableName> named = plan.spec().source().table();
        return named != null ? named.value() : SingleTable.of(plan.select());
    }

    /** The watermark's columns as the spec writes them: {@code updated_at, id}. */
    public static String columns(EntityPlan plan) {
        return Objects.requireNonNull(plan.spec().watermark()).columns().stream()
                .map(Located::value)
                .collect(Collectors.joining(", "));
    }

    /** Whether an index of the table begins with the first watermark column; true also where that is no column of it. */
    public static boolean leads(EntityPlan plan, Table table, Catalog source) {
        String first = plan.watermark().get(0).name();
        return table.columns().stream().map(Column::name).noneMatch(first::equalsIgnoreCase)
                || source.indexes(table.name()).stream()
                        .anyMatch(index -> !index.isEmpty() && index.get(0).equalsIgnoreCase(first));
    }
}
