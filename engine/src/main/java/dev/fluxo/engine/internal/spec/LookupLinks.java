package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.ConnectionSettings;
import dev.fluxo.engine.spi.Missing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads the look-ups of entities to the entities that load what they look up in. */
final class LookupLinks {
    private final @Nullable ProjectSpec project;
    private final Map<String, Dimension> dimensions = new HashMap<>();
    private final Problems problems;

    private LookupLinks(List<EntityFile> files, @Nullable ProjectSpec project, Problems problems) {
        this.project = project;
        this.problems = problems;
        for (EntityFile file : files) {
            if (file.spec() != null) {
                dimensions.put(file.entity(), Dimension.of(file.spec()));
            }
        }
    }

    /** The same, whose look-ups know their dimensions. An entity that is not there has been reported as a dependency. */
    static List<EntityFile> link(List<EntityFile> files, @Nullable ProjectSpec project, Problems problems) {
        LookupLinks links = new LookupLinks(files, project, problems);
        return files.stream().map(links::linked).toList();
    }

    private EntityFile linked(EntityFile file) {
        EntitySpec spec = file.spec();
        if (spec == null || spec.columns().stream().allMatch(column -> column.lookup() == null)) {
            return file;
        }
        EntitySpec linked = spec.with(
                spec.columns().stream().map(column -> linked(spec, column)).toList());
        return new EntityFile(file.file(), file.entity(), file.tags(), linked, file.shared());
    }

    private ColumnSpec linked(EntitySpec spec, ColumnSpec column) {
        DimensionSpec lookup = column.lookup();
        if (lookup == null) {
            return column;
        }
        Missing missing = spec.missing(column);
        if (missing == Missing.NULL && isKey(spec, column)) {
            problems.error(
                    Code.LOOKUP_LEAVES_NULL,
                    column.target().at(),
                    "key '" + column.target() + "' is looked up, and missing: null leaves it NULL",
                    "a key must have a value: write missing: fail, reject or unknown");
        }
        Located<String> entity = lookup.entity();
        Dimension dimension = entity == null ? null : dimensions.get(entity.value());
        if (dimension == null) {
            unknown(column, lookup, null, missing);
            return column;
        }
        check(spec, column, lookup, dimension);
        unknown(column, lookup, dimension, missing);
        return column.in(dimension);
    }

    private void check(EntitySpec spec, ColumnSpec column, DimensionSpec lookup, Dimension dimension) {
        if (!same(spec.target().connection().value(), dimension.connection().value())) {
            problems.error(
                    Code.LOOKUP_OTHER_DATABASE,
                    lookup.named().at(),
                    "column '" + column.target() + "' is looked up in '" + dimension.entity()
                            + "', which is loaded into '"
                            + dimension.connection() + "', and '" + spec.name() + "' into '"
                            + spec.target().connection() + "'",
                    "members are found by joins in one database: load both into one, or look it up in the source query");
        }
        Located<String> asOf = lookup.asOf();
        if (asOf != null && !dimension.hasVersions()) {
            problems.error(
                    Code.LOOKUP_NO_HISTORY,
                    asOf.at(),
                    "column '" + column.target() + "' is looked up as of '" + asOf + "', and '" + dimension.entity()
                            + "' keeps the latest values alone",
                    "leave as_of out, or load '" + dimension.entity() + "' with strategy: type2");
        }
    }

    private void unknown(ColumnSpec column, DimensionSpec lookup, @Nullable Dimension dimension, Missing missing) {
        if (missing != Missing.UNKNOWN || (dimension == null && lookup.entity() != null)) {
            return;
        }
        String get =
                lookup.get() == null ? column.target().value() : lookup.get().value();
        if (dimension == null || dimension.members().isEmpty()) {
            problems.error(
                    Code.LOOKUP_NO_UNKNOWN,
                    lookup.named().at(),
                    "column '" + column.target() + "' wants the unknown member of "
                            + (dimension == null
                                    ? "table " + lookup.named() + ", and only an entity has one"
                                    : "'" + dimension.entity() + "', which has none"),
                    dimension == null
                            ? "name the entity that loads the table by lookup, or write another missing"
                            : "add target.members: [ { " + get + ": -1 } ] to '" + dimension.entity() + "'");
        } else if (dimension.members().get(0).value(get) == null) {
            problems.error(
                    Code.LOOKUP_NO_UNKNOWN,
                    lookup.named().at(),
                    "column '" + column.target() + "' takes '" + get + "' of the unknown member of '"
                            + dimension.entity() + "', which does not say it",
                    "add " + get + " to the first of its target.members");
        }
    }

    private static boolean isKey(EntitySpec spec, ColumnSpec column) {
        return spec.target().keys().stream()
                .anyMatch(key -> key.value().equalsIgnoreCase(column.target().value()));
    }

    /** Whether two connections lead to one database: two may have one URL. */
    private boolean same(String a, String b) {
        ConnectionSpec first = project == null ? null : project.connections().get(a);
        ConnectionSpec second = project == null ? null : project.connections().get(b);
        if (a.equals(b) || first == null || second == null) {
            return true; // one that is not there has been reported
        }
        String url = first.written().url();
        return url.equals(second.written().url()) && !url.contains(ConnectionSettings.UNKNOWN);
    }
}
