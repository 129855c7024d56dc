package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.internal.jdbc.Database;
import dev.fluxo.engine.internal.model.Definition;
import dev.fluxo.engine.internal.model.Definition.Made;
import dev.fluxo.engine.internal.model.Definition.Mark;
import dev.fluxo.engine.internal.model.Definition.Source;
import dev.fluxo.engine.internal.model.Definition.Target;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.EntityPlan;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.DeletesSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.SpecHash;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.OnDelete;
import dev.fluxo.engine.spi.TableName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What an entity is now, as its spec and its databases say. */
final class PresentDefinition {
    private static final String BOOKS = "etl_control";
    /** Beside the columns, of which none is called so: how a row says that it is gone. */
    static final String WHEN = "deletes.when";

    private PresentDefinition() {}

    /** @param books the database of the control tables */
    static Definition of(EntityPlan plan, Database source, Database target, Database books) {
        EntitySpec spec = plan.spec();
        return new Definition(
                source(spec, source),
                plan.watermark().stream()
                        .map(column -> new Mark(column.name(), column.type().toString()))
                        .toList(),
                target(plan, target, books),
                plan.merge().keys().stream().map(Column::name).toList(),
                columns(spec));
    }

    private static Source source(EntitySpec spec, Database source) {
        String query = spec.written().query();
        return new Source(
                source.name(),
                databaseOf(source),
                spec.source().table() == null
                        ? null
                        : name(spec.source().table().value(), spec.written().sourceLooked(), source),
                query == null ? null : new Made(query, null),
                spec.written().lookups());
    }

    private static Target target(EntityPlan plan, Database target, Database books) {
        TableName table = plan.merge().target();
        CatalogSql catalog = target.dialect().catalog();
        String identity = target.identity(plan.spec().target().table().value(), table);
        TableName control = new TableName(target.dialect().controlSchema(), BOOKS);
        return new Target(
                target.name(),
                databaseOf(target),
                plan.spec().written().targetLooked() ? SpecHash.ofText(table.toString()) : table.toString(),
                identity,
                identity == null || catalog == null || target != books ? null : target.once(catalog.identity(control)),
                false);
    }

    /** As the catalog writes it: another spelling is no other table. */
    private static String name(TableName written, boolean looked, Database database) {
        String found = Objects.requireNonNull(database.catalog().table(written), "a table that was planned for")
                .name()
                .toString();
        return looked ? SpecHash.ofText(found) : found;
    }

    /** What an URL leads to, not by which way: a server may move, and a password change. */
    private static String databaseOf(Database database) {
        return SpecHash.ofText(String.valueOf(database.once(database.dialect().databaseName())));
    }

    private static Map<String, Made> columns(EntitySpec spec) {
        Map<String, Made> columns = new LinkedHashMap<>();
        for (ColumnSpec column : spec.columns()) {
            columns.put(column.target().value().toLowerCase(Locale.ROOT), new Made(SpecHash.ofColumn(column), null));
        }
        DeletesSpec deletes = spec.source().deletes();
        Located<String> when = deletes == null ? null : deletes.when();
        if (when != null) {
            Located<OnDelete> what = spec.target().onDelete().what();
            columns.put(WHEN, new Made(SpecHash.ofText(when.value() + (what == null ? "" : what.value())), null));
        }
        return columns;
    }
}
