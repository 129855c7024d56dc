package dev.fluxo.duckdb;

import static java.util.stream.Collectors.joining;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.ConnectionKey;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Explained;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Spelling;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardDialect;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DuckDB 1.4 and newer, within this process: a file, which serves one process at a time, or nothing but memory. */
public final class DuckDbDialect extends StandardDialect {
    private static final SqlSyntax SYNTAX = SqlSyntax.of(
            Feature.NESTED_COMMENTS,
            Feature.DOLLAR_TEXTS,
            Feature.BACKSLASH_TEXTS,
            Feature.SUBSCRIPTS,
            Feature.BACKTICK_NAMES);
    private static final ConnectionKey ALLOW_PATHS = new ConnectionKey(
            "allow_paths",
            true,
            "Folders whose files queries may read (Parquet, CSV, JSON), with all below them; relative to this file. Without it: none.",
            "[../data]");

    private static final Bulk BULK = new DuckDbBulk();

    private final CatalogSql catalog = new DuckDbCatalog();

    public DuckDbDialect() {
        super("duckdb", new DuckDbUrls(), new DuckDbSource(), new DuckDbTarget(), new DuckDbDdl(), new DuckDbLocks());
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
        return DuckDbNames.quote(identifier);
    }

    @Override
    public Sql relation(TableName table) {
        return DuckDbRelation.of(table);
    }

    @Override
    public String first(String order, int rows) {
        return "ORDER BY " + order + " LIMIT " + rows;
    }

    @Override
    public Bulk bulk() {
        return BULK;
    }

    @Override
    public DataType dataType(int jdbcType, String typeName, int precision, int scale) {
        return DuckDbTypes.of(typeName);
    }

    @Override
    public DataType declared(String text) {
        return DuckDbTypes.of(text);
    }

    @Override
    public String parameter(DataType type) {
        return DuckDbSource.parameter(type);
    }

    @Override
    public @Nullable Spelling spelling(DataType type) {
        return DuckDbSpelling.of(type);
    }

    @Override
    public boolean isOrdered(DataType type) {
        return type.kind() == TypeKind.UUID || super.isOrdered(type);
    }

    @Override
    public Failure classify(SQLException failure) {
        return DuckDbFailures.classify(failure);
    }

    @Override
    public @Nullable String culprit(SQLException failure) {
        return DuckDbFailures.culprit(failure);
    }

    @Override
    public @Nullable Explained explained(SQLException failure) {
        return FailureWords.of(failure);
    }

    @Override
    public String controlSchema() {
        return "ctl";
    }

    @Override
    public List<Sql> createControlSchema() {
        return List.of(
                Sql.of("CREATE SCHEMA IF NOT EXISTS ctl"),
                Sql.of(
                        "CREATE TABLE IF NOT EXISTS ctl.etl_lock (lock_name VARCHAR NOT NULL PRIMARY KEY, holder BIGINT)"));
    }

    /** No time-outs: nobody waits for a lock, and there is no network. Nothing is read but the database, and no extension is fetched. */
    @Override
    public Map<String, String> driverProperties(String url, Set<String> set, Timeouts timeouts) {
        return Map.of(
                "autoinstall_known_extensions", "false",
                "autoload_known_extensions", "false",
                "enable_external_access", "false");
    }

    @Override
    public List<ConnectionKey> connectionKeys() {
        return List.of(ALLOW_PATHS);
    }

    /** What DuckDB holds to by itself: neither a link nor .. leads out of these folders, and once it is open nobody adds one. */
    @Override
    public Map<String, String> keyProperties(Map<String, List<String>> keys) {
        List<String> folders = keys.getOrDefault(ALLOW_PATHS.name(), List.of());
        return folders.isEmpty()
                ? Map.of()
                : Map.of(
                        "allowed_directories",
                        folders.stream()
                                .map(folder -> "'" + folder.replace("'", "''") + "'")
                                .collect(joining(", ", "[", "]")));
    }

    /** A session has the zone of the process that opens it, unless it is told another. */
    @Override
    public List<Sql> opened(Set<String> set, Timeouts timeouts) {
        return List.of(Sql.of("SET TimeZone = 'UTC'"));
    }

    @Override
    public Sql sessionId() {
        return Sql.of("SELECT CAST(current_connection_id() AS VARCHAR)");
    }

    @Override
    public Sql databaseName() {
        return Sql.of("SELECT current_database()");
    }
}
