package dev.fluxo.engine.internal.inspect;

import dev.fluxo.engine.internal.model.CatalogLock;
import dev.fluxo.engine.internal.model.CatalogLock.LockedConnection;
import dev.fluxo.engine.internal.model.CatalogLock.LockedQuery;
import dev.fluxo.engine.internal.model.CatalogLock.LockedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is different between two states of the catalogs, one sentence each. */
public final class CatalogDrift {
    private static final LockedConnection NO_CONNECTION = new LockedConnection("", Map.of(), Map.of());

    private final List<String> lines = new ArrayList<>();

    private CatalogDrift() {}

    /** Sorted by connection, table and column; empty where nothing is different. */
    public static List<String> between(CatalogLock before, CatalogLock after) {
        CatalogDrift drift = new CatalogDrift();
        for (String name : names(before.connections(), after.connections())) {
            drift.connection(
                    name,
                    before.connections().getOrDefault(name, NO_CONNECTION),
                    after.connections().getOrDefault(name, NO_CONNECTION));
        }
        return List.copyOf(drift.lines);
    }

    private void connection(String name, LockedConnection before, LockedConnection after) {
        for (String table : names(before.tables(), after.tables())) {
            table(
                    name + ": table " + table,
                    before.tables().get(table),
                    after.tables().get(table));
        }
        for (String entity : names(before.queries(), after.queries())) {
            LockedQuery old = before.queries().get(entity);
            LockedQuery now = after.queries().get(entity);
            String query = name + ": query of " + entity;
            if (old != null && now != null) {
                changed(query, old.text().equals(now.text()) ? null : "has another text");
                columns(query, old.columns(), now.columns());
            } else {
                changed(query, old == null ? "is new" : "is gone");
            }
        }
    }

    private void table(String name, @Nullable LockedTable before, @Nullable LockedTable after) {
        if (before == null || after == null) {
            changed(name, before == null ? "is new" : "is gone");
            return;
        }
        columns(name, before.columns(), after.columns());
        lists(name + ": unique indexes", before.unique(), after.unique());
        lists(name + ": indexes", before.indexes(), after.indexes());
    }

    private void columns(String owner, Map<String, String> before, Map<String, String> after) {
        for (String column : names(before, after)) {
            String old = before.get(column);
            String now = after.get(column);
            String name = owner + ": column " + column;
            if (old == null || now == null) {
                changed(name, old == null ? "is new: " + now : "is gone: " + old);
            } else if (!old.equals(now)) {
                changed(name, "was " + old + ", is " + now);
            }
        }
    }

    /** In any order: a database lists its indexes as it likes. */
    private void lists(String name, List<List<String>> before, List<List<String>> after) {
        Set<String> old = texts(before);
        Set<String> now = texts(after);
        if (!old.equals(now)) {
            changed(name, "were " + old + ", are " + now);
        }
    }

    private static Set<String> texts(List<List<String>> lists) {
        Set<String> texts = new TreeSet<>();
        lists.forEach(list -> texts.add("(" + String.join(", ", list) + ")"));
        return texts;
    }

    private static Iterable<String> names(Map<String, ?> before, Map<String, ?> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }

    private void changed(String name, @Nullable String how) {
        if (how != null) {
            lines.add(name + " " + Objects.requireNonNull(how));
        }
    }
}
