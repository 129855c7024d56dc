package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.result.EntityLineage;
import dev.fluxo.engine.result.EntityLineage.Field;
import dev.fluxo.engine.result.EntityLineage.From;
import dev.fluxo.engine.result.EntityLineage.How;
import dev.fluxo.engine.result.EntityLineage.Table;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the columns of a planned entity come from, for who listens. */
public final class PlannedLineage {
    private final EntityPlan plan;
    private final EntitySpec spec;
    private final Database target;
    private final Map<String, Table> reads = new LinkedHashMap<>();
    private final Map<String, List<ColumnOrigins.Origin>> origins;

    private PlannedLineage(EntityPlan plan, Database source, Database target) {
        this.plan = plan;
        this.spec = plan.spec();
        this.target = target;
        Located<TableName> named = spec.source().table();
        Located<String> query = spec.source().query();
        if (named != null) {
            List<Field> fields = fields(plan.sourceColumns());
            reads.put(key(named.value()), new Table(source.name(), source.url(), named.value(), fields));
        } else if (query != null) {
            QueryTables.of(query.value())
                    .forEach(table -> reads.put(key(table), new Table(source.name(), source.url(), table, List.of())));
        }
        this.origins = query == null ? Map.of() : ColumnOrigins.of(query.value());
        origins.values().stream()
                .flatMap(List::stream)
                .forEach(origin -> reads.putIfAbsent(
                        key(origin.table()), new Table(source.name(), source.url(), origin.table(), List.of())));
    }

    /** Asks no database. */
    public static EntityLineage of(EntityPlan plan, Database source, Database target) {
        return new PlannedLineage(plan, source, target).lineage();
    }

    private EntityLineage lineage() {
        Located<String> query = spec.source().query();
        List<EntityLineage.Column> columns =
                spec.columns().stream().map(this::column).toList();
        return new EntityLineage(
                spec.description(),
                spec.tags(),
                List.copyOf(reads.values()),
                query == null ? null : query.value().strip(),
                new Table(
                        target.name(),
                        target.url(),
                        plan.merge().target(),
                        fields(plan.merge().columns())),
                columns);
    }

    private EntityLineage.Column column(ColumnSpec column) {
        List<String> steps = new ArrayList<>();
        List<From> from = new ArrayList<>();
        DimensionSpec lookup = column.lookup();
        boolean computed = column.expression() != null || !column.transforms().isEmpty();
        for (String name : Lineage.sources(
                spec, column, plan.sourceColumns().stream().map(Column::name).toList())) {
            from.addAll(from(name, lookup != null ? How.LOOKED_UP_BY : computed ? How.COMPUTED : How.COPIED));
        }
        if (column.expression() != null) {
            steps.add(column.expression().value());
        }
        if (lookup != null) {
            steps.add(Lineage.lookup(column, lookup));
            from.addAll(found(column, lookup));
        }
        column.transforms().forEach(step -> steps.add(Lineage.step(step)));
        return new EntityLineage.Column(column.target().value(), from, steps);
    }

    /** What a dimension's member has, and by which of its columns the member is found. */
    private List<From> found(ColumnSpec column, DimensionSpec lookup) {
        TableName name = lookup.tableName();
        if (name == null) {
            return List.of();
        }
        Table dimension = reads.computeIfAbsent(
                "of the target: " + key(name), any -> new Table(target.name(), target.url(), name, List.of()));
        String get =
                lookup.get() == null ? column.target().value() : lookup.get().value();
        return List.of(new From(dimension, get, How.COPIED));
    }

    private List<From> from(String name, How how) {
        if (spec.source().table() != null) {
            return List.of(new From(reads.values().iterator().next(), name, how));
        }
        List<ColumnOrigins.Origin> found = origins.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return found.isEmpty()
                ? List.of(new From(null, name, how))
                : found.stream()
                        .map(origin -> new From(reads.get(key(origin.table())), origin.column(), how(how, origin)))
                        .toList();
    }

    private static How how(How last, ColumnOrigins.Origin origin) {
        return last == How.COPIED && !origin.copied() ? How.COMPUTED : last;
    }

    private static List<Field> fields(List<Column> columns) {
        return columns.stream()
                .map(column -> new Field(column.name(), column.type().toString()))
                .toList();
    }

    private static String key(TableName table) {
        return table.toString().toLowerCase(Locale.ROOT);
    }
}
