package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.internal.spec.StampSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.History;
import dev.fluxo.engine.spi.Member;
import dev.fluxo.engine.spi.Relation;
import dev.fluxo.engine.spi.Replace;
import dev.fluxo.engine.spi.StageTransfer.Unique;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.Strategy;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a target.
 *
 * @param columns in the order of the spec's columns; where versions are kept, what dates them stands last
 * @param defaults whether a column that is not mapped has a default
 * @param members rows that are always there
 * @param strategy by the statements that the target takes
 */
record TargetPlan(
        TableName table,
        List<Column> columns,
        List<Column> keys,
        Unique unique,
        Stamps stamps,
        Relation relation,
        boolean defaults,
        Strategy strategy,
        @Nullable History history,
        List<Member> members) {
    /**
     * Null, and problems, where the table is missing or does not suit the spec.
     *
     * @param complete whether all columns are known that are filled
     */
    static @Nullable TargetPlan of(EntitySpec spec, boolean complete, Catalog catalog, Problems problems) {
        Located<TableName> wanted = spec.target().table();
        Table table = catalog.table(wanted.value());
        if (table == null) {
            problems.error(
                    Code.TARGET_TABLE_MISSING,
                    wanted.at(),
                    "connection '" + spec.target().connection() + "' has no table '" + wanted.value() + "'",
                    "create it, or check the schema and the name, and that the login may see it");
            return null;
        }
        CatalogNames names = new CatalogNames(table.columns(), "table " + table.name(), Code.TARGET_COLUMN_MISSING);
        List<Column> columns = new ArrayList<>();
        for (ColumnSpec column : spec.columns()) {
            Column found = writable(column.target(), names, table.relation().isView(), problems);
            if (found != null) {
                columns.add(found);
            }
        }
        Stamps stamps = stamps(spec, names, table.relation().isView(), problems);
        if (!complete || columns.size() < spec.columns().size() || !keysAreThere(spec, columns, problems)) {
            return null;
        }
        List<Column> keys = keys(spec, columns);
        HistorySpec versions = spec.target().history();
        History history = versions == null
                ? null
                : HistoryPlan.of(spec, versions, table, catalog, names, columns, keys, problems);
        if (versions != null && history == null) {
            return null;
        }
        List<Column> own = own(stamps, history);
        checkRequired(spec, table, columns, own, problems);
        Unique unique = history == null ? unique(spec, table, keys, catalog, problems) : Unique.EXACTLY;
        boolean changes = columns.size() > keys.size() || history != null;
        if (history != null) {
            columns.add(history.validFrom());
        }
        boolean vouched = unique != Unique.NO || !catalog.mergeNeedsUniqueKey();
        Strategy strategy = WritePlan.of(spec, table, changes, vouched, problems);
        WritePlan.checkStage(spec, columns.size() + carried(spec), catalog.mostColumns(), problems);
        List<Member> members = MemberPlans.of(spec, table, stamps, problems);
        PartPlan.check(spec, table, columns, problems);
        return new TargetPlan(
                table.name(),
                columns,
                keys,
                unique,
                stamps,
                table.relation(),
                table.columns().stream()
                        .anyMatch(column -> column.hasDefault()
                                && !column.generated()
                                && !columns.contains(column)
                                && !own.contains(column)),
                strategy instanceof Replace replace ? replace.keeping(members) : strategy,
                history,
                members);
    }

    /** The columns that the engine sets. */
    private static List<Column> own(Stamps stamps, @Nullable History history) {
        List<Column> own = new ArrayList<>(stamps.columns());
        if (history != null) {
            own.add(history.validFrom());
            own.add(history.validTo());
        }
        if (history != null && history.current() != null) {
            own.add(history.current());
        }
        return own;
    }

    static @Nullable Column writable(Located<String> name, CatalogNames names, boolean isView, Problems problems) {
        Column column = names.find(name, problems);
        if (column != null && column.generated()) {
            problems.error(
                    Code.COLUMN_NOT_WRITABLE,
                    name.at(),
                    "column '" + name.value() + "' is filled by the database (identity, computed or row version)"
                            + (isView ? ", or the view computes it" : ""),
                    "leave it out of columns");
            return null;
        }
        return column;
    }

    private static Stamps stamps(EntitySpec spec, CatalogNames names, boolean isView, Problems problems) {
        List<Stamp> stamps = new ArrayList<>();
        for (StampSpec stamp : spec.target().stamps()) {
            Column column = writable(stamp.column(), names, isView, problems);
            if (column == null) {
                continue;
            }
            if (!stamp.kind().fits(column.type())) {
                problems.error(
                        Code.COLUMN_TYPE,
                        stamp.column().at(),
                        stamp.kind().key() + " column '" + stamp.column().value() + "' is " + column.type(),
                        "it needs " + stamp.kind().types());
            }
            if (stamp.kind() == Stamp.Kind.DELETED_AT && !column.nullable()) {
                problems.error(
                        Code.COLUMN_TYPE,
                        stamp.column().at(),
                        "deleted_at column '" + stamp.column().value()
                                + "' takes no NULL, which says that a row is there",
                        "let it take NULL");
            }
            stamps.add(new Stamp(column, stamp.kind()));
        }
        return new Stamps(stamps);
    }

    private static void checkRequired(
            EntitySpec spec, Table table, List<Column> mapped, List<Column> own, Problems problems) {
        for (Column column : table.columns()) {
            boolean filled = mapped.contains(column)
                    || own.contains(column)
                    || column.nullable()
                    || column.hasDefault()
                    || column.generated();
            if (!filled) {
                problems.error(
                        Code.COLUMN_REQUIRED,
                        spec.target().table().at(),
                        "column '" + column.name() + "' of table " + table.name()
                                + " must not be NULL, has no default, and is not mapped",
                        "add it to columns");
            }
        }
    }

    /** Of columns that are written this is known without a catalog. */
    private static boolean keysAreThere(EntitySpec spec, List<Column> columns, Problems problems) {
        List<String> names = columns.stream().map(Column::name).toList();
        boolean all = true;
        for (Located<String> key : spec.target().keys()) {
            if (names.stream().noneMatch(key.value()::equalsIgnoreCase)) {
                all = false;
                problems.error(
                        Code.SPEC_KEY_NOT_MAPPED,
                        key.at(),
                        "key '" + key.value() + "' is not among the columns, nor among those that \"*\" stands for",
                        NearestName.hintOrList(key.value(), names));
            }
        }
        return all;
    }

    private static List<Column> keys(EntitySpec spec, List<Column> columns) {
        return spec.target().keys().stream()
                .flatMap(key -> columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(key.value()))
                        .limit(1))
                .toList();
    }

    private static Unique unique(EntitySpec spec, Table table, List<Column> keys, Catalog catalog, Problems problems) {
        // Where keys are not kept, each load looks whether they are unique, and nobody can have it otherwise.
        if (keys.isEmpty() || !catalog.keepsKeys()) {
            return Unique.NO;
        }
        Set<String> wanted = lower(keys.stream().map(Column::name).toList());
        if (table.uniqueKeys().stream().anyMatch(key -> wanted.equals(lower(key)))) {
            return Unique.EXACTLY;
        }
        if (table.uniqueKeys().stream().anyMatch(key -> wanted.containsAll(lower(key)))) {
            return Unique.IMPLIED;
        }
        problems.warning(
                Code.KEY_NOT_UNIQUE,
                spec.target().keys().get(0).at(),
                table.relation().what() + " " + table.name() + " has no unique index on its keys "
                        + String.join(", ", wanted)
                        + ": every merge scans it, and nothing stops others from adding duplicates",
                table.relation().indexable()
                        ? "create a primary key or a unique index on them"
                        : "see that the table behind it has a primary key or a unique index on them");
        return Unique.NO;
    }

    /** What the stage has beside the target's columns to look up some of them by. */
    private static int carried(EntitySpec spec) {
        return spec.columns().stream()
                .map(ColumnSpec::lookup)
                .filter(Objects::nonNull)
                .mapToInt(lookup -> lookup.on().size() + (lookup.asOf() == null ? 0 : 1))
                .sum();
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(HashSet::new));
    }
}
