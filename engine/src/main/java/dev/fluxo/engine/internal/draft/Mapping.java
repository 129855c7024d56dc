package dev.fluxo.engine.internal.draft;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Which source column goes into which target column, each into one of its own. */
final class Mapping {
    private final Table source;
    private final @Nullable Table target;
    private final NewNames names;
    private final Map<Column, String> into = new LinkedHashMap<>();
    private final List<Column> added = new ArrayList<>();

    private Mapping(Table source, @Nullable Table target, NewNames names) {
        this.source = source;
        this.target = target;
        this.names = names;
    }

    /** @param target null: there is none yet, and it gets a column for each of the source */
    static Mapping of(Table source, @Nullable Table target, int longestName) {
        Mapping mapping = new Mapping(source, target, new NewNames(longestName));
        if (target == null) {
            source.columns().forEach(column -> mapping.into.put(column, mapping.names.of(column.name())));
        } else {
            target.columns().forEach(column -> mapping.names.take(column.name()));
            mapping.match(target, String::equals);
            mapping.match(target, String::equalsIgnoreCase);
            mapping.match(target, (from, to) -> normal(from).equals(normal(to)));
        }
        return mapping;
    }

    private void match(Table to, BiPredicate<String, String> alike) {
        for (Column column : source.columns()) {
            if (!into.containsKey(column)) {
                to.columns().stream()
                        .filter(found -> !found.generated() && alike.test(column.name(), found.name()))
                        .map(Column::name)
                        .filter(name -> !into.containsValue(name))
                        .findFirst()
                        .ifPresent(name -> into.put(column, name));
            }
        }
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The target column; null where it has none. */
    @Nullable
    String targetOf(Column column) {
        return into.get(column);
    }

    /** Those of a key, in its order; only of columns that have a target. */
    List<String> targetsOf(List<String> columns) {
        return columns.stream()
                .map(name -> String.valueOf(into.get(column(name))))
                .toList();
    }

    private Column column(String name) {
        return source.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the target that is there can hold a key of these columns. */
    boolean holds(List<String> columns) {
        return columns.stream().allMatch(name -> into.containsKey(column(name)));
    }

    /**
     * A key needs a target column for each of its own: where one is missing, or is filled by the database, the target has to get
     * another.
     */
    void complete(List<String> columns) {
        for (String name : columns) {
            Column column = column(name);
            if (!into.containsKey(column)) {
                boolean free = names.isFree(column.name());
                into.put(column, names.of(free ? name : source.name().name() + "_" + name));
                added.add(column);
            }
        }
    }

    /** Of the source: those for which {@link #complete} found a new name. */
    List<Column> added() {
        return added;
    }

    /** For a column of the engine's own that is to be made. */
    String free(String wanted, String otherwise) {
        return names.of(names.isFree(wanted) ? wanted : otherwise);
    }

    boolean isMapped(String targetColumn) {
        return into.containsValue(targetColumn);
    }

    /** Why a source column has no target column, in words. */
    String missing(Column column) {
        boolean filled = target != null
                && target.columns().stream()
                        .anyMatch(found ->
                                found.generated() && normal(found.name()).equals(normal(column.name())));
        return filled
                ? "the database itself fills this column of the target (identity, computed or row version)"
                : "the target has no such column";
    }

    /** What nothing fills: each a comment's words. */
    List<String> leftOver(Collection<String> stamps) {
        List<String> words = new ArrayList<>();
        for (Column column : target == null ? List.<Column>of() : target.columns()) {
            if (isMapped(column.name()) || stamps.contains(column.name())) {
                continue;
            }
            if (column.generated()) {
                words.add(column.name() + " of the target is filled by the database");
            } else {
                String need = column.nullable() || column.hasDefault() ? "" : ", and must have a value";
                words.add(column.name() + " of the target has no source column" + need);
            }
        }
        return words;
    }
}
