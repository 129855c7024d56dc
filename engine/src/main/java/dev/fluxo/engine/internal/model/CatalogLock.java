package dev.fluxo.engine.internal.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the specs use of the databases, as {@code catalog.lock.yaml} keeps it. A column is the text of its type and what
 * follows it: {@code VARCHAR(100) NOT NULL DEFAULT}.
 *
 * @param profile whose connections were asked; null where the project has none chosen
 * @param connections by name
 */
public record CatalogLock(@Nullable String profile, Map<String, LockedConnection> connections) {
    /** With what an earlier one knew besides. */
    public CatalogLock keeping(CatalogLock before) {
        Map<String, LockedConnection> both = new TreeMap<>(connections);
        before.connections.forEach((name, known) -> both.merge(name, known, LockedConnection::keeping));
        return new CatalogLock(profile, both);
    }

    /**
     * @param database the dialect's name
     * @param tables by name, as the catalog has it
     * @param queries by entity
     */
    public record LockedConnection(String database, Map<String, LockedTable> tables, Map<String, LockedQuery> queries) {
        private LockedConnection keeping(LockedConnection before) {
            Map<String, LockedTable> allTables = new TreeMap<>(before.tables);
            allTables.putAll(tables);
            Map<String, LockedQuery> allQueries = new TreeMap<>(before.queries);
            allQueries.putAll(queries);
            return database.equals(before.database) ? new LockedConnection(database, allTables, allQueries) : this;
        }
    }

    /**
     * @param columns by name, in the table's order
     * @param unique the columns of each index that lets no key come twice
     * @param indexes the columns of each index
     */
    public record LockedTable(Map<String, String> columns, List<List<String>> unique, List<List<String>> indexes) {}

    /**
     * @param text SHA-256 of the query, in hex: of another query nothing is known
     * @param columns of its result, by name
     */
    public record LockedQuery(String text, Map<String, String> columns) {}
}
