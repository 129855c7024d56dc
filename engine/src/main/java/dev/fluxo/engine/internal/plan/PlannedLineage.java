package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.EntityLineage;
import dev.fluxo.engine.result.EntityLineage.Field;
import dev.fluxo.engine.result.EntityLineage.From;
import dev.fluxo.engine.result.EntityLineage.How;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the columns of a planned entity come from, for who listens. */
public final class PlannedLineage {
    private final EntityPlan plan;
    private final EntitySpec spec;
    private final Database source;
    private final Database target;
    private final boolean traces;
    private final Map<String, EntityLineage.Table> reads = new LinkedHashMap<>();
    private final Map<String, List<ColumnOrigins.Origin>> origins;

    private PlannedLineage(EntityPlan plan, Database source, Database target, boolean traces) {
        this.plan = plan;
        this.spec = plan.spec();
        this.source = source;
        this.target = target;
        this.traces = traces;
        Located<TableName> named = spec.source().table();
        Located<String> query = spec.source().query();
        this.origins = query == null ? Map.of() : ColumnOrigins.of(query.value());
        if (named != null) {
            read(named.value());
        } else if (query != null) {
            QueryTables.of(query.value()).forEach(this::read);
        }
        origins.values().stream().flatMap(List::stream).forEach(origin -> read(origin.table()));
    }

    /** @param traces whether the source is asked for its tables; without that nothing is asked, and they are called as the spec calls them */
    public static EntityLineage of(EntityPlan plan, Database source, Database target, boolean traces) {
        return new PlannedLineage(plan, source, target, traces).lineage();
    }

    private EntityLineage.Table read(TableName written) {
        return reads.computeIfAbsent(key(written), any -> {
            Table found = traces ? find(written) : null;
            return found == null
                    ? new EntityLineage.Table(source.name(), source.url(), written, List.of())
                    : new EntityLineage.Table(source.name(), source.url(), found.name(), fields(found.columns()));
        });
    }

    private @Nullable Table find(TableName written) {
        try {
            return source.catalog().table(written);
        } catch (FluxoException e) {
            // No run fails for that.
            return null;
        }
    }

    private EntityLineage lineage() {
        Located<String> query = spec.source().query();
        List<EntityLineage.Column> columns =
                spec.columns().stream().map(this::column).toList();
        List<Column> written = plan.merge().columns();
        return new EntityLineage(
                spec.description(),
                spec.tags(),
                List.copyOf(reads.values()),
                query == null ? null : query.value().strip(),
                new EntityLineage.Table(
                        target.name(), target.url(), plan.merge().target(), fields(written)),
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
            from.addAll(found(column));
        }
        column.transforms().forEach(step -> steps.add(Lineage.step(step)));
        return new EntityLineage.Column(
                named(column.target().value(), plan.merge().columns()), from, steps);
    }

    /** As the catalog calls it. */
    private static String named(String written, List<Column> columns) {
        return columns.stream()
                .map(Column::name)
                .filter(written::equalsIgnoreCase)
                .findFirst()
                .orElse(written);
    }

    /** What is taken of the dimension's member. */
    private List<From> found(ColumnSpec column) {
        return plan.merge().lookups().stream()
                .filter(lookup ->
                        lookup.column().name().equalsIgnoreCase(column.target().value()))
                .map(lookup -> new From(
                        reads.computeIfAbsent(
                                "of the target: " + key(lookup.dimension()),
                                any -> new EntityLineage.Table(
                                        target.name(), target.url(), lookup.dimension(), List.of())),
                        lookup.get().name(),
                        How.COPIED))
                .toList();
    }

    private List<From> from(String name, How how) {
        Located<TableName> table = spec.source().table();
        if (table != null) {
            return List.of(from(read(table.value()), name, how));
        }
        List<ColumnOrigins.Origin> found = origins.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return found.isEmpty()
                ? List.of(new From(null, name, how))
                : found.stream()
                        .map(origin -> from(read(origin.table()), origin.column(), how(how, origin)))
                        .toList();
    }

    private static From from(EntityLineage.Table table, String written, How how) {
        String column = table.fields().stream()
                .map(Field::name)
                .filter(written::equalsIgnoreCase)
                .findFirst()
                .orElse(written);
        return new From(table, column, how);
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
