package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.SourceSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of several queries that were described as one. */
final class SeveralQueries {
    private SeveralQueries() {}

    /**
     * @param all as {@link SourceSql#describeSeveral} has them
     * @return empty where they are not told apart
     */
    static Map<String, List<Column>> columns(List<String> queries, List<Column> all) {
        Map<String, List<Column>> columns = new HashMap<>();
        List<Column> own = new ArrayList<>();
        int place = 0;
        for (Column column : all) {
            if (column.name().equals(SourceSql.MARK + (place + 1))) {
                own = new ArrayList<>();
                place++;
                if (place <= queries.size()) {
                    columns.put(queries.get(place - 1), own);
                }
            } else {
                own.add(column);
            }
        }
        return place == queries.size() && columns.size() == place ? columns : Map.of();
    }
}
