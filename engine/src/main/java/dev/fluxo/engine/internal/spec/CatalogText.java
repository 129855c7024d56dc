package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.CatalogLock;
import dev.fluxo.engine.internal.model.CatalogLock.LockedConnection;
import dev.fluxo.engine.internal.model.CatalogLock.LockedQuery;
import dev.fluxo.engine.internal.model.CatalogLock.LockedTable;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Wording;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** catalog.lock.yaml as text: sorted, one column a line, so that a change reads as one in a diff. */
public final class CatalogText {
    private final StringBuilder text = new StringBuilder();

    private CatalogText() {}

    /** @param wording of the comment at its head */
    public static String write(CatalogLock lock, Wording wording) {
        CatalogText text = new CatalogText();
        text.line(
                0, "# What the specs use of the databases: validate checks types with it where there is no database.");
        text.line(0, "# Written by " + wording.action(Action.SNAPSHOT) + ". Commit it; do not edit it.");
        text.line(0, "version: 1");
        if (lock.profile() != null) {
            text.line(0, "profile: " + YamlText.name(lock.profile()));
        }
        text.line(0, "connections:" + (lock.connections().isEmpty() ? " {}" : ""));
        new TreeMap<>(lock.connections()).forEach(text::connection);
        return text.text.toString();
    }

    private void connection(String name, LockedConnection connection) {
        line(1, YamlText.name(name) + ":");
        line(2, "database: " + YamlText.name(connection.database()));
        if (!connection.tables().isEmpty()) {
            line(2, "tables:");
            new TreeMap<>(connection.tables()).forEach(this::table);
        }
        if (!connection.queries().isEmpty()) {
            line(2, "queries:");
            new TreeMap<>(connection.queries()).forEach(this::query);
        }
    }

    private void table(String name, LockedTable table) {
        line(3, YamlText.words(name) + ":");
        columns(table.columns());
        lists("unique", table.unique());
        lists("indexes", table.indexes());
    }

    private void query(String entity, LockedQuery query) {
        line(3, YamlText.name(entity) + ":");
        line(4, "text: '" + query.text() + "'");
        columns(query.columns());
    }

    private void columns(Map<String, String> columns) {
        line(4, "columns:");
        columns.forEach((name, type) -> line(5, YamlText.name(name) + ": " + YamlText.words(type)));
    }

    private void lists(String key, List<List<String>> lists) {
        if (!lists.isEmpty()) {
            line(4, key + ":");
            lists.forEach(list -> line(5, "- " + YamlText.list(list)));
        }
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append('\n');
    }
}
