package dev.fluxo.engine.internal.plan;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.WatermarkSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a source.
 *
 * @param columns in the order of a source row
 * @param watermark those of them that are the watermark
 * @param split columns by whose values they are read in ranges; none: they are not
 */
record SourcePlan(String select, List<Column> columns, List<Column> watermark, List<Column> split, CatalogNames names) {
    static @Nullable SourcePlan of(EntitySpec spec, Catalog catalog, Dialect dialect, Problems problems) {
        Located<TableName> table = spec.source().table();
        return table != null
                ? ofTable(spec, table, catalog, dialect, problems)
                : ofQuery(spec, Objects.requireNonNull(spec.source().query()), catalog, dialect, problems);
    }

    @Nullable
    Column find(Located<String> name, Problems problems) {
        return names.find(name, problems);
    }

    private static SourcePlan ofQuery(
            EntitySpec spec, Located<String> query, Catalog catalog, Dialect dialect, Problems problems) {
        List<Column> columns;
        try {
            columns = catalog.queryColumns(dialect.source().whole(query.value()));
        } catch (FluxoException e) {
            RepeatedColumns.checkRefused(query, catalog, e);
            throw new FluxoException(
                    e.problems().stream().map(problem -> problem.at(query.at())).toList());
        }
        RepeatedColumns.check(columns, query.at());
        if (catalog.renamesRepeated()) {
            RepeatedColumns.checkResult(query, catalog);
        }
        CatalogNames names = new CatalogNames(columns, "the source query", Code.SOURCE_COLUMN_MISSING);
        List<Column> watermark = watermark(spec, names, problems);
        List<Column> split = SplitPlanner.columns(spec, names, watermark, problems);
        return new SourcePlan(query.value(), columns, watermark, split, names);
    }

    private static @Nullable SourcePlan ofTable(
            EntitySpec spec, Located<TableName> wanted, Catalog catalog, Dialect dialect, Problems problems) {
        Table table = catalog.table(wanted.value());
        if (table == null) {
            problems.error(
                    Code.SOURCE_TABLE_MISSING,
                    wanted.at(),
                    "connection '" + spec.source().connection() + "' has no table '" + wanted.value() + "'",
                    "check the schema and the name, and that the login may see it");
            return null;
        }
        CatalogNames names = new CatalogNames(table.columns(), "table " + table.name(), Code.SOURCE_COLUMN_MISSING);
        List<Column> watermark = watermark(spec, names, problems);
        Set<String> usedNames = UsedNames.of(spec);
        List<Column> used = table.columns().stream()
                .filter(column -> watermark.contains(column) || usedNames.contains(column.name()))
                .toList();
        List<Column> columns = used.isEmpty() ? table.columns() : used;
        String list =
                columns.stream().map(column -> dialect.quote(column.name())).collect(joining(", "));
        String select = "SELECT " + list + " FROM " + dialect.quote(table.name());
        return new SourcePlan(
                select, columns, watermark, SplitPlanner.columns(spec, names, watermark, problems), names);
    }

    private static List<Column> watermark(EntitySpec spec, CatalogNames names, Problems problems) {
        WatermarkSpec watermark = spec.watermark();
        List<Column> found = new ArrayList<>();
        if (watermark == null) {
            return found;
        }
        for (Located<String> name : watermark.columns()) {
            Column column = names.find(name, problems);
            if (column != null) {
                WatermarkTypes.check(column, name, problems);
                found.add(column);
            }
        }
        if (found.size() == watermark.columns().size()) {
            WatermarkTypes.checkFirst(found.get(0), watermark, problems);
            WatermarkTypes.checkFence(found, watermark, problems);
        }
        return found;
    }
}
