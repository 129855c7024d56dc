package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.ColumnRule;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.internal.transform.RowCompiler;
import dev.fluxo.engine.internal.transform.TypeCheck;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be checked of an entity without a database: transforms, expressions, and names where the query tells them. */
public final class OfflineCheck {
    private OfflineCheck() {}

    public static void check(EntitySpec written, Problems problems) {
        List<String> names = sourceNames(written);
        EntitySpec spec = names == null ? written : Star.offline(written, names);
        List<ColumnRule> rules = RowRules.of(spec);
        if (names == null && spec.star() != null) {
            RowCompiler.checkOpen(rules, problems);
        } else {
            RowCompiler.compile(rules, names, problems);
        }
        TypeCheck.check(rules, null, problems);
        DeletePlanner.compileWhen(spec, names, problems);
        DeletePlanner.checkWhen(spec, null, problems);
        Located<String> query = spec.source().query();
        if (query != null) {
            RepeatedColumns.checkText(query, problems);
        }
        HistorySpec history = spec.target().history();
        if (names != null && history != null && history.from() != null) {
            names(names).find(history.from(), problems);
        }
        WatermarkSpec watermark = spec.watermark();
        if (watermark == null) {
            return;
        }
        if (names != null) {
            checkNames(watermark, names, problems);
        }
        Located<String> first = watermark.columns().get(0);
        if (isKeyByName(first.value())) {
            WatermarkTypes.noFence(first, problems);
        }
    }

    /** The columns of the source, as far as the spec tells; null: unknown without a database. */
    static @Nullable List<String> sourceNames(EntitySpec spec) {
        Located<String> query = spec.source().query();
        return query == null ? null : SelectList.of(query.value());
    }

    private static void checkNames(WatermarkSpec watermark, List<String> names, Problems problems) {
        CatalogNames known = names(names);
        watermark.columns().forEach(name -> known.find(name, problems));
    }

    private static CatalogNames names(List<String> names) {
        List<Column> columns = names.stream()
                .map(name -> Column.ofQuery(name, DataType.of(TypeKind.OTHER, "unknown")))
                .toList();
        return new CatalogNames(columns, "the source query", Code.SOURCE_COLUMN_MISSING);
    }

    /** Types are not known offline; a column called id is no time. */
    private static boolean isKeyByName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("id") || lower.endsWith("_id");
    }
}
