package dev.fluxo.engine.internal.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of schemas and tables, as the catalog told them last: who loads a hundred entities need not list their schema a hundred times.
 * What is not found, or is gone, is looked for anew ({@link #forget}). Thread-safe.
 */
final class KnownNames {
    private static final String SCHEMAS = "";

    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    /** Asks the catalog. */
    interface Asked {
        List<String> names() throws SQLException;
    }

    List<String> schemas(Asked catalog) throws SQLException {
        return known(SCHEMAS, catalog);
    }

    List<String> tables(String schema, Asked catalog) throws SQLException {
        return known("." + schema, catalog);
    }

    private List<String> known(String of, Asked catalog) throws SQLException {
        List<String> known = lists.get(of);
        if (known == null) {
            known = catalog.names();
            lists.put(of, known);
        }
        return known;
    }

    void forget() {
        lists.clear();
    }
}
