package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.CatalogSql.Several;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.Relation;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the catalog tells of several tables at once: of those that a run is about to ask for. */
final class SeveralTables {
    private static final Log LOG = Log.of(SeveralTables.class);
    private static final int PLACE_OF_COLUMN = 7;
    private static final int PLACE_OF_KEY = 3;
    private static final int PLACE_OF_RELATION = 7;
    private static final int PLACE_OF_IDENTITY = 2;

    private SeveralTables() {}

    /**
     * A table, and what tells it from others of its name.
     *
     * @param identity null where it has none
     */
    record Found(Table table, @Nullable String identity) {}

    /** Reads a table and those that are expected after it. Null where it is asked for by itself, as also where it is not found so. */
    static @Nullable Found read(Session session, TableName wanted, Database database) throws SQLException {
        CatalogSql catalog = session.dialect().catalog();
        List<TableName> next = catalog == null || catalog.several(List.of(wanted)) == null
                ? List.of()
                : database.tables().next(wanted);
        if (catalog == null || next.size() < 2) {
            return null;
        }
        try {
            database.tables().put(read(session, catalog, next, database));
        } catch (FluxoException e) {
            LOG.debug("{}: {} tables are asked for one by one: {}", database.name(), next.size(), e.getMessage());
        }
        return database.tables().of(wanted);
    }

    private static Map<TableName, Found> read(
            Session session, CatalogSql catalog, List<TableName> wanted, Database database) throws SQLException {
        Map<TableName, TableName> names = names(session, wanted, database);
        List<TableName> tables = List.copyOf(names.values());
        Several sql = catalog.several(tables);
        if (sql == null || tables.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Column>> columns =
                of(session, sql.columns(), PLACE_OF_COLUMN, row -> JdbcCatalog.column(session.dialect(), row));
        Map<Long, List<KeyColumn>> keys = of(session, sql.uniqueKeys(), PLACE_OF_KEY, KeyColumn::of);
        Map<Long, List<Relation>> relations = of(session, sql.relations(), PLACE_OF_RELATION, Relations::of);
        Map<Long, List<String>> identities =
                of(session, sql.identities(), PLACE_OF_IDENTITY, row -> String.valueOf(row.text(1)));
        Map<TableName, Found> found = new HashMap<>();
        long place = 1;
        for (Map.Entry<TableName, TableName> name : names.entrySet()) {
            List<Column> own = columns.get(place);
            List<Relation> relation = relations.get(place);
            List<String> identity = identities.get(place);
            if (own != null && relation != null) {
                Table table = new Table(
                        name.getValue(), own, KeyColumn.byIndex(keys.getOrDefault(place, List.of())), relation.get(0));
                found.put(name.getKey(), new Found(table, identity == null ? null : identity.get(0)));
            }
            place++;
        }
        return found;
    }

    /** As the catalog has them; what it does not know, or knows twice, is somebody else's to say. */
    private static Map<TableName, TableName> names(Session session, List<TableName> wanted, Database database)
            throws SQLException {
        CatalogNames catalog = new CatalogNames(session, database.name());
        Map<TableName, TableName> names = new LinkedHashMap<>();
        for (TableName name : wanted) {
            try {
                TableName found = catalog.table(name, database.names());
                if (found != null) {
                    names.put(name, found);
                }
            } catch (FluxoException e) {
                LOG.debug("{}: {}", database.name(), e.getMessage());
            }
        }
        return names;
    }

    private static <T> Map<Long, List<T>> of(Session session, Sql sql, int place, Function<Row, T> made) {
        Map<Long, List<T>> rows = new HashMap<>();
        session.query(
                sql,
                row -> rows.computeIfAbsent(row.integer(place), any -> new ArrayList<>())
                        .add(made.apply(row)));
        return rows;
    }
}
