package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.model.OnError;
import dev.fluxo.engine.internal.plan.Narrowing.Loss;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Table;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What may fail at night although the spec and the catalogs agree today. A value that is rejected fails nothing, so columns
 * with {@code on_error: reject} are left alone.
 */
public final class Risks {
    private Risks() {}

    /**
     * @param source the catalog that the plan was made with
     * @param cheap whether it costs next to nothing to read the table whole, or nobody can tell what does
     */
    public static void warn(EntityPlan plan, Catalog source, Predicate<Table> cheap, Problems problems) {
        Table table = WatermarkIndex.table(plan, source);
        for (int i = 0; i < plan.spec().columns().size(); i++) {
            ColumnSpec column = plan.spec().columns().get(i);
            OnError onError = column.onError() == null ? plan.spec().onError() : column.onError();
            if (column.from() != null && onError == OnError.FAIL) {
                column(plan, column, table, plan.merge().columns().get(i), problems);
            }
        }
        if (!plan.watermark().isEmpty() && table != null) {
            index(plan, table, source, cheap, problems);
        }
    }

    private static void column(EntityPlan plan, ColumnSpec spec, @Nullable Table table, Column to, Problems problems) {
        Located<String> name = Objects.requireNonNull(spec.from());
        CatalogNames names = new CatalogNames(plan.sourceColumns(), "the source", Code.SOURCE_COLUMN_MISSING);
        Column from = names.find(name, new Problems());
        if (from == null) {
            return;
        }
        boolean nullable = from.nullable() && isNullable(from.name(), table);
        ColumnFlow flow = ColumnFlow.of(spec, new Column(from.name(), from.type(), nullable, false, false), to);
        Location at = name.at();
        Loss loss = flow.flow().type() == null ? null : Narrowing.of(flow.flow().type(), to.type());
        if (loss != null) {
            problems.warning(
                    Code.COLUMN_NARROWER,
                    at,
                    "column '" + spec.target() + "' is " + to.type() + " and takes " + flow.arrives() + ": "
                            + loss.what(),
                    loss.remedy() + orReject(plan));
        }
        boolean required = !to.nullable() || plan.merge().keys().contains(to);
        if (required && flow.flow().nullable()) {
            problems.warning(
                    Code.COLUMN_MAY_BE_NULL,
                    at,
                    "column '" + spec.target() + "' must have a value, and '" + name + "' may be NULL"
                            + (nullable ? "" : " after empty_to_null"),
                    "add null_to, " + (orReject(plan).isEmpty() ? "or " : "") + "leave such rows out in the query"
                            + orReject(plan));
        }
    }

    /** Nothing may be missing from what a target is replaced by. */
    private static String orReject(EntityPlan plan) {
        return plan.load().strategy().whole() ? "" : ", or write on_error: reject";
    }

    /** H2 says of each column of a query that it takes NULL: only of a table it is sure. */
    private static boolean isNullable(String name, @Nullable Table table) {
        return table != null
                && table.columns().stream()
                        .anyMatch(column -> column.nullable() && column.name().equalsIgnoreCase(name));
    }

    private static void index(EntityPlan plan, Table table, Catalog source, Predicate<Table> cheap, Problems problems) {
        if (!WatermarkIndex.leads(plan, table, source) && !cheap.test(table)) {
            Located<String> first =
                    Objects.requireNonNull(plan.spec().watermark()).columns().get(0);
            problems.warning(
                    Code.WATERMARK_NOT_INDEXED,
                    first.at(),
                    "no index of " + table.name() + " begins with " + first + ": each run scans and sorts the table",
                    "create one on (" + WatermarkIndex.columns(plan) + ")");
        }
    }
}
