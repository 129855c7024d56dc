package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.spi.Catalog;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Extraction;
import dev.fluxo.engine.spi.ForeignKey;
import dev.fluxo.engine.spi.Row;
import dev.fluxo.engine.spi.SourceSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.Table;
import dev.fluxo.engine.spi.TableName;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The catalog as JDBC shows it. */
final class JdbcCatalog implements Catalog {
    private final Database database;
    private final Supplier<Session> sessions;
    private final Supplier<Session> asking;

    /**
     * @param sessions opens one
     * @param asking opens one for the catalog's own tables alone
     */
    JdbcCatalog(Database database, Supplier<Session> sessions, Supplier<Session> asking) {
        this.database = database;
        this.sessions = sessions;
        this.asking = asking;
    }

    @Override
    public @Nullable Table table(TableName wanted) {
        SeveralTables.Found known = database.tables().of(wanted);
        if (known != null) {
            return known.table();
        }
        try (Session session = asking.get()) {
            return session.asking(() -> Optional.ofNullable(table(session, wanted)))
                    .orElse(null);
        } catch (SQLException e) {
            throw database.failures().translate("reading the catalog", e);
        }
    }

    /** A name that is known may be of a table that is gone, or another one may have come since. */
    private @Nullable Table table(Session session, TableName wanted) throws SQLException {
        SeveralTables.Found among = SeveralTables.read(session, wanted, database);
        if (among != null) {
            return among.table();
        }
        TableName known = names(session).table(wanted, database.names());
        if (known != null) {
            Table table = read(session, known);
            if (!table.columns().isEmpty()) {
                return table;
            }
        }
        database.names().forget();
        TableName found = names(session).table(wanted, database.names());
        return found == null ? null : read(session, found);
    }

    private Table read(Session session, TableName found) throws SQLException {
        Connection connection = session.connection();
        CatalogSql sql = session.dialect().catalog();
        return sql == null
                ? new Table(
                        found,
                        columns(session, found),
                        uniqueKeys(connection.getMetaData(), found),
                        Relations.of(session, found))
                : new Table(
                        found,
                        columns(session, sql, found),
                        columnsByIndex(session, sql.uniqueKeys(found)),
                        Relations.of(session, found));
    }

    @Override
    public @Nullable String schema(String name) {
        try (Session session = sessions.get()) {
            return names(session).schema(name);
        } catch (SQLException e) {
            throw database.failures().translate("reading the catalog", e);
        }
    }

    @Override
    public List<String> schemas() {
        try (Session session = sessions.get()) {
            return session.asking(() -> names(session).schemas());
        } catch (SQLException e) {
            throw database.failures().translate("reading the catalog", e);
        }
    }

    @Override
    public @Nullable String usualSchema() {
        try (Session session = sessions.get()) {
            return session.asking(() -> Optional.ofNullable(names(session).usual()))
                    .orElse(null);
        } catch (SQLException e) {
            throw database.failures().translate("reading the catalog", e);
        }
    }

    @Override
    public List<String> tables(String schema) {
        try (Session session = sessions.get()) {
            return session.asking(() -> names(session).baseTables(schema));
        } catch (SQLException e) {
            throw database.failures().translate("reading the catalog", e);
        }
    }

    private CatalogNames names(Session session) {
        return new CatalogNames(session, database.name());
    }

    @Override
    public boolean mergeNeedsUniqueKey() {
        return database.dialect().target().mergeNeedsUniqueKey();
    }

    @Override
    public boolean keepsKeys() {
        return database.dialect().target().keepsKeys();
    }

    @Override
    public boolean ddlCommits() {
        return database.dialect().ddl().commits();
    }

    @Override
    public boolean renamesRepeated() {
        return database.dialect().source().renamesRepeated();
    }

    @Override
    public int mostColumns() {
        return database.dialect().ddl().mostColumns();
    }

    private static List<Column> columns(Session session, CatalogSql sql, TableName table) {
        return session.query(sql.columns(table), row -> column(session.dialect(), row));
    }

    static Column column(Dialect dialect, Row row) {
        return new Column(
                String.valueOf(row.text(1)),
                spelled(dialect.declared(String.valueOf(row.text(2))), row.integer(6) != 0),
                row.integer(3) != 0,
                row.integer(4) != 0,
                row.integer(5) != 0);
    }

    private static DataType spelled(DataType type, boolean loosely) {
        return loosely ? type.with(type.rules().loosely()) : type;
    }

    private static List<List<String>> columnsByIndex(Session session, Sql own) {
        return KeyColumn.byIndex(session.query(own, KeyColumn::of));
    }

    private List<Column> columns(Session session, TableName table) throws SQLException {
        Sql collated = session.dialect().collated(table);
        Set<String> loose =
                collated == null ? Set.of() : Set.copyOf(session.query(collated, row -> String.valueOf(row.text(1))));
        Connection connection = session.connection();
        DatabaseMetaData metaData = connection.getMetaData();
        String escape = metaData.getSearchStringEscape();
        List<Column> columns = new ArrayList<>();
        try (ResultSet found = metaData.getColumns(
                connection.getCatalog(),
                CatalogNames.escaped(String.valueOf(table.schema()), escape),
                CatalogNames.escaped(table.name(), escape),
                null)) {
            while (found.next()) {
                boolean generated = "YES".equals(found.getString("IS_AUTOINCREMENT"))
                        || "YES".equals(found.getString("IS_GENERATEDCOLUMN"));
                DataType type = database.dialect()
                        .dataType(
                                found.getInt("DATA_TYPE"),
                                found.getString("TYPE_NAME"),
                                found.getInt("COLUMN_SIZE"),
                                found.getInt("DECIMAL_DIGITS"));
                boolean nullable = found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
                boolean hasDefault = found.getString("COLUMN_DEF") != null;
                String name = String.valueOf(found.getString("COLUMN_NAME"));
                columns.add(new Column(name, spelled(type, loose.contains(name)), nullable, generated, hasDefault));
            }
        }
        return columns;
    }

    /** Of the unique indexes over columns alone: with a filter or an expression they do not identify every row. */
    private static List<List<String>> uniqueKeys(DatabaseMetaData metaData, TableName table) throws SQLException {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        Set<String> partial = new HashSet<>();
        try (ResultSet found = metaData.getIndexInfo(null, table.schema(), table.name(), true, true)) {
            while (found.next()) {
                String index = found.getString("INDEX_NAME");
                String column = found.getString("COLUMN_NAME");
                if (column == null || found.getString("FILTER_CONDITION") != null) {
                    partial.add(index);
                } else {
                    keys.computeIfAbsent(index, name -> new ArrayList<>()).add(column);
                }
            }
        }
        keys.keySet().removeAll(partial);
        return List.copyOf(keys.values());
    }

    @Override
    public List<List<String>> indexes(TableName name) {
        try (Session session = sessions.get()) {
            CatalogSql sql = session.dialect().catalog();
            Sql own = sql == null ? null : sql.indexes(name);
            return own == null ? indexes(session.connection(), name) : columnsByIndex(session, own);
        } catch (SQLException e) {
            throw database.failures().translate("reading the catalog", e);
        }
    }

    private static List<List<String>> indexes(Connection connection, TableName name) throws SQLException {
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (ResultSet found = connection
                .getMetaData()
                .getIndexInfo(connection.getCatalog(), name.schema(), name.name(), false, true)) {
            while (found.next()) {
                String column = found.getString("COLUMN_NAME");
                if (column != null) {
                    indexes.computeIfAbsent(found.getString("INDEX_NAME"), index -> new ArrayList<>())
                            .add(column);
                }
            }
        }
        return List.copyOf(indexes.values());
    }

    @Override
    public List<ForeignKey> foreignKeys(TableName wanted) {
        try (Session session = database.session()) {
            TableName name = names(session).table(wanted);
            if (name == null) {
                return List.of();
            }
            CatalogSql sql = session.dialect().catalog();
            Sql own = sql == null ? null : sql.foreignKeys(name);
            return List.copyOf(own == null ? foreignKeys(session.connection(), name) : foreignKeys(session, own));
        } catch (SQLException e) {
            throw database.failures().translate("reading the catalog", e);
        }
    }

    private static Set<ForeignKey> foreignKeys(Session session, Sql own) {
        return new LinkedHashSet<>(session.query(
                own,
                row -> new ForeignKey(
                        String.valueOf(row.text(1)), new TableName(row.text(2), String.valueOf(row.text(3))))));
    }

    private static Set<ForeignKey> foreignKeys(Connection connection, TableName name) throws SQLException {
        Set<ForeignKey> keys = new LinkedHashSet<>();
        try (ResultSet found =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), name.schema(), name.name())) {
            while (found.next()) {
                TableName refers = new TableName(found.getString("PKTABLE_SCHEM"), found.getString("PKTABLE_NAME"));
                keys.add(new ForeignKey(String.valueOf(found.getString("FK_NAME")), refers));
            }
        }
        return keys;
    }

    @Override
    public List<Column> queryColumns(String select) {
        List<Column> known = database.queries().of(select);
        if (known != null) {
            return known;
        }
        try (Session session = sessions.get()) {
            List<Column> among = severalColumns(session, select);
            if (among != null) {
                return among;
            }
            Sql empty = session.dialect().source().describe(select);
            return session.asking(
                    () -> empty == null ? prepared(session, select) : session.reading(() -> executed(session, empty)));
        } catch (SQLException e) {
            throw database.failures().refused(e);
        }
    }

    @Override
    public List<Column> resultColumns(String query) {
        try (Session session = database.session()) {
            return prepared(session, query.replace(Extraction.WINDOW, "1 = 1"));
        } catch (SQLException e) {
            throw database.failures().refused(e);
        }
    }

    /** Those of a query that is expected, asked for with the next ones. Null where it is asked for by itself: one of them may be refused. */
    private @Nullable List<Column> severalColumns(Session session, String select) throws SQLException {
        SourceSql source = session.dialect().source();
        List<String> next = source.describeSeveral(List.of(select)) == null
                ? List.of()
                : database.queries().next(select);
        Sql sql = next.size() < 2 ? null : source.describeSeveral(next);
        if (sql == null) {
            return null;
        }
        try {
            List<Column> all = session.asking(() -> executed(session, sql));
            database.queries().put(SeveralQueries.columns(next, all));
        } catch (SQLException e) {
            database.failures().ignored(e);
            session.rollback();
        }
        return database.queries().of(select);
    }

    private List<Column> prepared(Session session, String select) throws SQLException {
        try (PreparedStatement statement = session.connection().prepareStatement(select)) {
            return columns(statement.getMetaData());
        }
    }

    private List<Column> executed(Session session, Sql empty) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet result = statement.executeQuery(empty.text())) {
            return columns(result.getMetaData());
        }
    }

    private List<Column> columns(@Nullable ResultSetMetaData metaData) throws SQLException {
        if (metaData == null) {
            throw FluxoException.of(Code.QUERY_FAILS, "the source query returns no rows", "write a SELECT");
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= metaData.getColumnCount(); i++) {
            DataType type = database.dialect()
                    .dataType(
                            metaData.getColumnType(i),
                            metaData.getColumnTypeName(i),
                            metaData.getPrecision(i),
                            metaData.getScale(i));
            boolean nullable = metaData.isNullable(i) == ResultSetMetaData.columnNullable;
            columns.add(new Column(metaData.getColumnLabel(i), type, nullable, false, false));
        }
        return columns;
    }
}
