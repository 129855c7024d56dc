package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.spi.Type2;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Entities that write a table of versions beside the one that keeps them. The states of a key have to come from one entity: two do not see
 * each other's, close each other's versions, and leave two that are valid at one moment.
 */
final class SharedHistory {
    private final Fields entity;
    private final Problems problems;

    private SharedHistory(Fields entity, Problems problems) {
        this.entity = entity;
        this.problems = problems;
    }

    /** @param writers the others that write its table */
    static void check(Fields entity, List<Fields> writers, Problems problems) {
        if (isHistory(entity)) {
            writers.forEach(new SharedHistory(entity, problems)::beside);
        }
    }

    private static boolean isHistory(Fields entity) {
        return Type2.WORD.equals(entity.child("target").plain("strategy"));
    }

    private void beside(Fields other) {
        String table = String.valueOf(entity.child("target").plain("table"));
        String own = "'" + entity.plain("entity") + "'";
        String others = "'" + other.plain("entity") + "'";
        if (isHistory(other)) {
            if (!areApart(other)) {
                report(
                        other,
                        others + " and " + own + " both keep the history of the keys of " + table
                                + ", and would close each other's versions",
                        "give each a table of its own; or tell their rows apart by a key that is a constant in both, such as"
                                + " origem: { value: SP }");
            }
        } else if (bringsRows(other.child("target"))) {
            report(
                    other,
                    others + " brings rows into " + table + " that are none of the versions that " + own
                            + " keeps there",
                    "give each a table of its own");
        } else if (!ReplaceCheck.isReplace(other.child("target")) && meets(other)) {
            report(
                    other,
                    others + " would change columns in all the versions that " + own + " keeps in " + table,
                    "map only what " + own + " does not map, or give each a table of its own");
        }
    }

    /** Not counted is who replaces all of it, which is refused whatever the others do. */
    private static boolean bringsRows(Fields target) {
        return TargetType.isAppend(target) || (ReplaceCheck.isReplace(target) && target.text("where") != null);
    }

    private void report(Fields other, String message, String hint) {
        problems.error(Code.HISTORY_SHARED, other.child("target").at("table"), message, hint);
    }

    /** Whether no row of the one can have a key of the other. */
    private boolean areApart(Fields other) {
        Map<String, String> mine = constants(entity);
        return constants(other).entrySet().stream().anyMatch(one -> {
            String value = mine.get(one.getKey());
            return value != null
                    && !value.strip().equalsIgnoreCase(one.getValue().strip());
        });
    }

    /** The keys that are constants. */
    private static Map<String, String> constants(Fields entity) {
        Set<String> keys = keys(entity);
        Map<String, String> constants = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Node.Entry column : ColumnNodes.of(entity.node("columns"))) {
            @Nullable String value = Fields.of(column.value()).plain("value");
            if (value != null && keys.contains(column.key().text())) {
                constants.put(column.key().text(), value);
            }
        }
        return constants;
    }

    /** Whether both fill a column that is no key. */
    private boolean meets(Fields other) {
        Set<String> mine = values(entity);
        Set<String> others = values(other);
        return mine.contains(ColumnNodes.STAR)
                || others.contains(ColumnNodes.STAR)
                || others.stream().anyMatch(mine::contains);
    }

    private static Set<String> values(Fields entity) {
        Set<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ColumnNodes.of(entity.node("columns"))
                .forEach(column -> values.add(column.key().text()));
        values.removeAll(keys(entity));
        return values;
    }

    private static Set<String> keys(Fields entity) {
        Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        entity.child("target").texts("keys").forEach(key -> keys.add(key.value()));
        return keys;
    }
}
