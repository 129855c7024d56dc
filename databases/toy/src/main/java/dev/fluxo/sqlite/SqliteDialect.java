package dev.fluxo.sqlite;

import static dev.fluxo.sqlite.SqliteNames.text;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Spelling;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardDialect;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Task;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/** A database in a file, with its control tables in two more beside it, so that one transaction is over all three. */
public final class SqliteDialect extends StandardDialect {
    /** Beside the database: an expression, since the URL is not known to a session. */
    static final String FILE = "(SELECT file FROM pragma_database_list WHERE name = 'main')";

    private static final SqlSyntax SYNTAX = SqlSyntax.of(Feature.BRACKET_NAMES, Feature.BACKTICK_NAMES);

    private final CatalogSql catalog = new SqliteCatalog();

    public SqliteDialect() {
        super("sqlite", new SqliteUrls(), new SqliteSource(), new SqliteTarget(), new SqliteDdl(), new SqliteLocks());
    }

    @Override
    public CatalogSql catalog() {
        return catalog;
    }

    @Override
    public SqlSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public String quote(String identifier) {
        return SqliteNames.quote(identifier);
    }

    /** A view takes what it has INSTEAD OF triggers for. */
    @Override
    public Sql relation(TableName table) {
        String master = SqliteNames.master(table);
        String triggers = "(SELECT COUNT(*) FROM " + master + " g WHERE g.type = 'trigger' AND g.tbl_name = m.name";
        String may = "m.type = 'table' OR " + triggers + " AND g.sql LIKE '%INSTEAD OF ";
        return Sql.of(
                "SELECT m.type, " + may + "INSERT%') > 0, " + may + "UPDATE%') > 0,"
                        + " CASE WHEN m.type = 'view' THEN 'it is a view' END, m.type = 'table', m.type = 'view' OR "
                        + triggers + ") > 0 FROM " + master + " m WHERE m.type IN ('table', 'view') AND m.name = ?",
                text(table.name()));
    }

    @Override
    public String first(String order, int rows) {
        return "ORDER BY " + order + " LIMIT " + rows;
    }

    @Override
    public Bulk bulk() {
        return Bulk.BY_INSERT;
    }

    /** To learn the columns of a query its first row is computed, which may take long. */
    @Override
    public Task cancelling(Connection connection) throws SQLException {
        return connection.unwrap(SQLiteConnection.class).getDatabase()::interrupt;
    }

    @Override
    public DataType dataType(int jdbcType, String typeName, int precision, int scale) {
        return SqliteTypes.of(typeName, precision, scale);
    }

    @Override
    public DataType declared(String text) {
        return SqliteTypes.declared(text);
    }

    @Override
    public @Nullable Spelling spelling(DataType type) {
        return SqliteSpelling.of(type);
    }

    @Override
    public Failure classify(SQLException failure) {
        return SqliteFailures.classify(failure);
    }

    @Override
    public @Nullable String culprit(SQLException failure) {
        return SqliteFailures.culprit(failure);
    }

    @Override
    public String controlSchema() {
        return "ctl";
    }

    /** It is attached when a connection is opened, and the file made with the first table. */
    @Override
    public List<Sql> createControlSchema() {
        return List.of();
    }

    /** There is no time-out but for locks. */
    @Override
    public Map<String, String> driverProperties(String url, Set<String> set, Timeouts timeouts) {
        Duration lock = timeouts.lock();
        long millis = lock.isZero() ? Integer.MAX_VALUE : Math.min(lock.toMillis(), Integer.MAX_VALUE);
        return Map.of("busy_timeout", Long.toString(millis), "foreign_keys", "true");
    }

    @Override
    public List<Sql> opened(Set<String> set, Timeouts timeouts) {
        return List.of(
                Sql.of("ATTACH " + FILE + " || '-ctl' AS ctl"),
                Sql.of("ATTACH " + FILE + " || '-audit' AS audit"),
                Sql.of("CREATE TEMP TABLE flx_session AS SELECT hex(randomblob(16)) AS id"));
    }

    @Override
    public Sql sessionId() {
        return Sql.of("SELECT id FROM temp.flx_session");
    }

    @Override
    public Sql databaseName() {
        return Sql.of("SELECT file FROM pragma_database_list WHERE name = 'main'");
    }
}
