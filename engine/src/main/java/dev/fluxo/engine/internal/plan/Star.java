package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.spec.ColumnSpec;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.HistorySpec;
import dev.fluxo.engine.internal.spec.StampSpec;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code "*"} in a spec's columns stands for: every source column whose name the target has, without regard to case, that no other column
 * is filled from, and whose namesake nothing else fills, neither another mapping nor the engine nor the database itself.
 */
final class Star {
    private final Location at;
    private final Set<String> read = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> filled = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final List<ColumnSpec> columns;

    private Star(EntitySpec spec, Location at) {
        this.at = at;
        this.columns = new ArrayList<>(spec.columns());
        for (ColumnSpec column : spec.columns()) {
            filled.add(column.target().value());
            if (column.from() != null) {
                read.add(column.from().value());
            }
        }
        spec.target().stamps().stream()
                .map(StampSpec::column)
                .map(Located::value)
                .forEach(filled::add);
        HistorySpec history = spec.target().history();
        if (history != null) {
            history.columns().forEach(column -> filled.add(column.value()));
        }
    }

    /**
     * The spec with a column for each; the same where it has no {@code "*"}.
     *
     * @return null where a catalog does not know the source or the target: whoever plans the rest says so
     */
    static @Nullable EntitySpec resolve(
            EntitySpec spec, Catalog source, Dialect reads, Catalog target, Problems problems) {
        Location at = spec.star();
        if (at == null) {
            return spec;
        }
        List<Column> from = read(spec, source, reads);
        Table into = target.table(spec.target().table().value());
        if (from == null || into == null) {
            return null;
        }
        Star star = new Star(spec, at);
        from.forEach(column -> star.add(column.name(), namesake(column.name(), into.columns())));
        EntitySpec resolved = spec.with(star.columns);
        if (resolved.columns().size() == spec.columns().size()) {
            problems.warning(
                    Code.STAR_EMPTY,
                    at,
                    "\"*\" stands for no column: no other column of the source is called as one of " + into.name()
                            + " that is not filled otherwise",
                    "leave it out, or name the columns of the query as the target does");
        }
        return resolved;
    }

    /** What its source tells; null where its catalog does not know it. */
    static @Nullable List<Column> read(EntitySpec spec, Catalog source, Dialect reads) {
        try {
            Located<TableName> table = spec.source().table();
            if (table == null) {
                return source.queryColumns(reads.source()
                        .whole(Objects.requireNonNull(spec.source().query()).value()));
            }
            Table found = source.table(table.value());
            return found == null ? null : found.columns();
        } catch (FluxoException e) {
            return null;
        }
    }

    /** As far as it can be told without a catalog: the target may have a namesake of every source column. */
    static EntitySpec offline(EntitySpec spec, List<String> source) {
        Location at = spec.star();
        if (at == null) {
            return spec;
        }
        Star star = new Star(spec, at);
        source.forEach(name -> star.add(name, name));
        return spec.with(star.columns);
    }

    private static @Nullable String namesake(String name, List<Column> columns) {
        List<String> found = columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name) && !column.generated())
                .map(Column::name)
                .toList();
        return found.contains(name) ? name : found.isEmpty() ? null : found.get(0);
    }

    private void add(String source, @Nullable String target) {
        if (target != null && !read.contains(source) && filled.add(target)) {
            columns.add(new ColumnSpec(
                    new Located<>(target, at), new Located<>(source, at), null, null, List.of(), null, null, null));
        }
    }
}
