package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.Dimension;
import dev.fluxo.engine.internal.spec.DimensionSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.PeriodSpec;
import dev.fluxo.engine.internal.spec.StampSpec;
import dev.fluxo.engine.internal.transform.Fits;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DimensionLookup;
import dev.fluxo.engine.spi.DimensionLookup.Added;
import dev.fluxo.engine.spi.DimensionLookup.Kept;
import dev.fluxo.engine.spi.DimensionLookup.Late;
import dev.fluxo.engine.spi.DimensionLookup.Match;
import dev.fluxo.engine.spi.DimensionLookup.Period;
import dev.fluxo.engine.spi.Missing;
import dev.fluxo.engine.spi.StageTransfer;
import dev.fluxo.engine.spi.Stamp;
import dev.fluxo.engine.spi.Stamps;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The look-ups of a spec against the catalogs: their dimensions are there, found by an index, and of types that fit. */
final class LookupPlans {
    private static final String CARRIED = "flx_key";

    private final EntitySpec spec;
    private final SourcePlan source;
    private final TargetPlan target;
    private final Catalog catalog;
    private final Problems problems;
    private final List<Column> taken;

    private LookupPlans(EntitySpec spec, SourcePlan source, TargetPlan target, Catalog catalog, Problems problems) {
        this.spec = spec;
        this.source = source;
        this.target = target;
        this.catalog = catalog;
        this.problems = problems;
        this.taken = new ArrayList<>(target.columns());
    }

    /** In the order of the columns; those with errors are left out. */
    static List<DimensionLookup> of(
            EntitySpec spec, SourcePlan source, TargetPlan target, Catalog catalog, Problems problems) {
        LookupPlans plans = new LookupPlans(spec, source, target, catalog, problems);
        List<DimensionLookup> found = new ArrayList<>();
        for (int i = 0; i < spec.columns().size(); i++) {
            ColumnSpec column = spec.columns().get(i);
            DimensionSpec lookup = column.lookup();
            DimensionLookup planned = lookup == null
                    ? null
                    : plans.plan(column, lookup, target.columns().get(i));
            if (planned != null) {
                found.add(planned);
            }
        }
        return found;
    }

    private @Nullable DimensionLookup plan(ColumnSpec column, DimensionSpec lookup, Column into) {
        TableName name = lookup.tableName();
        if (name == null) {
            return null;
        }
        Table dimension = catalog.table(name);
        if (dimension == null) {
            problems.error(
                    Code.DIMENSION_MISSING,
                    lookup.named().at(),
                    "column '" + column.target() + "' is looked up in table '" + name + "', which connection '"
                            + spec.target().connection() + "' does not have",
                    "create it, or check the schema and the name, and that the login may see it");
            return null;
        }
        CatalogNames names =
                new CatalogNames(dimension.columns(), "dimension " + dimension.name(), Code.DIMENSION_COLUMN_MISSING);
        List<Match> on = new ArrayList<>();
        for (DimensionSpec.On pair : lookup.on()) {
            Match match = match(column, pair.column(), names.find(pair.column(), problems), pair.from(), false);
            if (match != null) {
                on.add(match);
            }
        }
        Located<String> wanted = lookup.get() == null ? column.target() : lookup.get();
        Column get = names.find(wanted, problems);
        PeriodSpec versions = lookup.versions();
        Period period = versions == null ? null : period(column, lookup, versions, names);
        if (get == null || on.size() < lookup.on().size() || (versions != null && period == null)) {
            return null;
        }
        checkType(column, wanted, get, into);
        checkNull(column, into);
        boolean vouched = isVouched(dimension, on, versions, period, lookup.dimension() != null);
        warn(column, lookup, dimension, on, vouched);
        Missing missing = spec.missing(column);
        return new DimensionLookup(
                into,
                dimension.name(),
                on,
                get,
                period,
                missing,
                unknown(column, lookup, get, missing),
                vouched,
                missing == Missing.INFER ? added(column, lookup, dimension, on, period, vouched) : null,
                kept(lookup, on, period),
                late(lookup, dimension, names, get, period));
    }

    private @Nullable Match match(
            ColumnSpec column, Located<String> written, @Nullable Column to, Located<String> from, boolean floored) {
        Column read = source.find(from, problems);
        if (read == null || to == null) {
            return null;
        }
        boolean zones =
                (read.type().kind() == TypeKind.TIMESTAMP_TZ) != (to.type().kind() == TypeKind.TIMESTAMP_TZ);
        if (floored
                ? !read.type().kind().isTemporal() || zones
                : Fits.never(read.type().kind(), to.type())) {
            problems.error(
                    Code.LOOKUP_TYPE,
                    from.at(),
                    "column '" + column.target() + "' is looked up by '" + from + "', which is " + read.type()
                            + " and cannot be compared with '" + written + "', which is " + to.type(),
                    "convert it in the source query");
            return null;
        }
        String name =
                StageTransfer.free(CARRIED + (taken.size() - target.columns().size() + 1), taken);
        Column staged = new Column(name, to.type(), true, false, false);
        taken.add(staged);
        return new Match(to, written.value(), staged, from.value());
    }

    private @Nullable Period period(ColumnSpec column, DimensionSpec lookup, PeriodSpec versions, CatalogNames names) {
        Column from = names.find(versions.from(), problems);
        Column to = names.find(versions.to(), problems);
        Located<String> asOf = lookup.asOf();
        Match at = asOf == null || from == null ? null : match(column, versions.from(), from, asOf, true);
        if (from == null || to == null || (asOf != null && at == null)) {
            return null;
        }
        Object openEnd = versions.openEnd() == null ? null : Fits.fitted(versions.openEnd(), to.type());
        return new Period(from, to, at, openEnd);
    }

    /** The database itself puts one into the other. */
    private void checkType(ColumnSpec column, Located<String> wanted, Column get, Column into) {
        TypeKind from = get.type().kind();
        TypeKind to = into.type().kind();
        boolean fits = from == to
                || (from == TypeKind.INTEGER && (to == TypeKind.DECIMAL || to == TypeKind.FLOAT))
                || (from == TypeKind.DATE && to == TypeKind.TIMESTAMP);
        if (!fits) {
            problems.error(
                    Code.LOOKUP_TYPE,
                    wanted.at(),
                    "column '" + column.target() + "' is " + into.type() + " and cannot take '" + get.name()
                            + "' of the dimension, which is " + get.type(),
                    "give both one type");
        }
    }

    private void checkNull(ColumnSpec column, Column into) {
        if (spec.missing(column) == Missing.NULL && !into.nullable()) {
            problems.error(
                    Code.LOOKUP_LEAVES_NULL,
                    column.target().at(),
                    "column '" + column.target() + "' takes no NULL, and missing: null leaves it NULL where there is no"
                            + " member",
                    "write missing: unknown, or let the column take NULL");
        }
    }

    private boolean isVouched(
            Table dimension, List<Match> on, @Nullable PeriodSpec versions, @Nullable Period period, boolean ours) {
        List<String> names =
                new ArrayList<>(on.stream().map(match -> match.column().name()).toList());
        if (period != null) {
            names.add(period.from().name());
        }
        // That versions do not overlap, no index says: of those that we write ourselves we know it.
        return (versions == null || ours)
                && dimension.uniqueKeys().stream()
                        .anyMatch(key ->
                                key.stream().allMatch(part -> names.stream().anyMatch(part::equalsIgnoreCase)));
    }

    private void warn(ColumnSpec column, DimensionSpec lookup, Table dimension, List<Match> on, boolean vouched) {
        if (!catalog.keepsKeys()) {
            return;
        }
        List<String> names = on.stream().map(match -> match.column().name()).toList();
        String list = on.stream().map(Match::name).collect(Collectors.joining(", "));
        boolean indexed = catalog.indexes(dimension.name()).stream()
                        .anyMatch(index -> !index.isEmpty() && names.stream().anyMatch(index.get(0)::equalsIgnoreCase))
                || dimension.uniqueKeys().stream()
                        .anyMatch(key ->
                                key.stream().anyMatch(part -> names.stream().anyMatch(part::equalsIgnoreCase)));
        if (!indexed) {
            problems.warning(
                    Code.DIMENSION_NOT_INDEXED,
                    lookup.named().at(),
                    "no index of " + dimension.name() + " begins with one of " + list + ", by which column '"
                            + column.target() + "' is looked up: each row may scan the dimension",
                    "create a unique index on (" + list + ")");
        } else if (!vouched && lookup.versions() == null && spec.missing(column) != Missing.INFER) {
            problems.warning(
                    Code.DIMENSION_NOT_UNIQUE,
                    lookup.named().at(),
                    "no unique index of " + dimension.name() + " vouches that " + list
                            + " finds one member alone: each load counts them before it looks up column '"
                            + column.target() + "'",
                    "create a unique index on (" + list + ")");
        }
    }

    private @Nullable Object unknown(ColumnSpec column, DimensionSpec lookup, Column get, Missing missing) {
        Dimension dimension = lookup.dimension();
        if ((missing != Missing.UNKNOWN && missing != Missing.INFER)
                || dimension == null
                || dimension.members().isEmpty()) {
            return null;
        }
        Object value = dimension.members().get(0).value(get.name());
        Object fitted = value == null ? null : Fits.fitted(value, get.type());
        if (value != null && fitted == null) {
            problems.error(
                    Code.MEMBER_MISFIT,
                    lookup.named().at(),
                    "column '" + column.target() + "' cannot take '" + get.name() + "' of the unknown member of '"
                            + dimension.entity() + "': its value does not fit " + get.type(),
                    "correct target.members of '" + dimension.entity() + "'");
        }
        return fitted;
    }

    /** What the target keeps of that by which it is looked up; null where it is not all. */
    private @Nullable Kept kept(DimensionSpec lookup, List<Match> on, @Nullable Period period) {
        List<Column> kept = new ArrayList<>();
        for (int i = 0; i < on.size(); i++) {
            Column column = keeps(lookup.on().get(i).from(), on.get(i));
            if (column != null) {
                kept.add(column);
            }
        }
        Match at = period == null ? null : period.at();
        Column moment = at == null || lookup.asOf() == null ? null : keeps(lookup.asOf(), at);
        boolean all = kept.size() == on.size() && (at == null || moment != null);
        return all ? new Kept(kept, moment) : null;
    }

    /** Of a dimension that an entity loads; what others make of their tables, nobody tells. */
    private @Nullable Late late(
            DimensionSpec lookup, Table dimension, CatalogNames names, Column get, @Nullable Period period) {
        Match at = period == null ? null : period.at();
        if (lookup.dimension() == null || lookup.asOf() == null || at == null) {
            return null;
        }
        boolean isVersion = dimension.uniqueKeys().stream()
                .anyMatch(key -> key.size() == 1 && key.get(0).equalsIgnoreCase(get.name()));
        return new Late(
                lookup.dimension().entity(),
                changed(stamps(lookup.dimension(), names)),
                isVersion ? keeps(lookup.asOf(), at) : null);
    }

    /** The column that says which run changed a version, or when; ids that are no texts have an order of their own in some databases. */
    private static @Nullable Stamp changed(Stamps stamps) {
        Stamp found = null;
        for (Stamp stamp : stamps.all()) {
            TypeKind kind = stamp.column().type().kind();
            if (stamp.kind() == Stamp.Kind.RUN_ID && kind == TypeKind.TEXT) {
                return stamp;
            }
            boolean time = kind == TypeKind.TIMESTAMP || kind == TypeKind.TIMESTAMP_TZ;
            found = stamp.kind() == Stamp.Kind.LOADED_AT && time ? stamp : found;
        }
        return found;
    }

    /** The target column that a source column is copied to, as it is. */
    private @Nullable Column keeps(Located<String> from, Match match) {
        for (int i = 0; i < spec.columns().size(); i++) {
            ColumnSpec column = spec.columns().get(i);
            Column into = target.columns().get(i);
            if (column.from() != null
                    && column.from().value().equalsIgnoreCase(from.value())
                    && column.transforms().isEmpty()
                    && into.type().kind() == match.column().type().kind()) {
                return into;
            }
        }
        return null;
    }

    private @Nullable Added added(
            ColumnSpec column,
            DimensionSpec lookup,
            Table dimension,
            List<Match> on,
            @Nullable Period period,
            boolean vouched) {
        CatalogNames names =
                new CatalogNames(dimension.columns(), "dimension " + dimension.name(), Code.DIMENSION_COLUMN_MISSING);
        return new InferredMember(spec, column, lookup, catalog.keepsKeys(), problems)
                .plan(dimension, names, on, period, stamps(lookup.dimension(), names), vouched);
    }

    /** What the dimension's own load sets too; whether it can, is told of the dimension. */
    private Stamps stamps(@Nullable Dimension dimension, CatalogNames names) {
        List<Stamp> found = new ArrayList<>();
        if (dimension != null) {
            for (StampSpec stamp : dimension.stamps()) {
                Column into = names.find(stamp.column(), problems);
                if (into != null && stamp.kind().fits(into.type())) {
                    found.add(new Stamp(into, stamp.kind()));
                }
            }
        }
        return new Stamps(found);
    }

    /** The lookups of a plan by the place of their columns. */
    static @Nullable DimensionLookup at(List<DimensionLookup> lookups, Column column) {
        return lookups.stream()
                .filter(lookup -> Objects.equals(lookup.column(), column))
                .findFirst()
                .orElse(null);
    }
}
