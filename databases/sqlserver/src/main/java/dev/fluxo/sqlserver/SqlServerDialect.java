package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardDialect;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** SQL Server 2017 to 2022, and what speaks its language: see {@link Edition}. */
public final class SqlServerDialect extends StandardDialect {
    static final SqlSyntax SYNTAX = SqlSyntax.of(Feature.NESTED_COMMENTS, Feature.BRACKET_NAMES);
    /** The driver prints by itself what comes as an exception anyway. Held here: a logger that nobody holds forgets its level. */
    private static final Logger TALKATIVE = Logger.getLogger("com.microsoft.sqlserver.jdbc");

    static {
        if (TALKATIVE.getLevel() == null) {
            TALKATIVE.setLevel(Level.OFF);
        }
    }

    private final Edition edition;
    private final CatalogSql catalog;

    /** For a server that was not reached: what SQL Server can do. */
    public SqlServerDialect() {
        this(Edition.SERVER);
    }

    SqlServerDialect(Edition edition) {
        super(
                "sqlserver",
                new SqlServerUrls(),
                source(edition),
                edition.isWarehouse() ? new WarehouseTarget(edition) : new SqlServerTarget(),
                new SqlServerDdl(),
                new SqlServerLocks());
        this.edition = edition;
        this.catalog = plain(edition) ? new WarehouseCatalog() : new SqlServerCatalog();
    }

    private static SqlServerSource source(Edition edition) {
        return plain(edition) ? new WarehouseSource(edition) : new SqlServerSource(edition);
    }

    /** Whether it has no more than what warehouses and lakes have. */
    private static boolean plain(Edition edition) {
        return edition.isWarehouse() || edition == Edition.LAKE;
    }

    @Override
    public @Nullable String notControl() {
        return plain(edition) ? edition.words() + ", which keeps no key unique, and knows no lock by name" : null;
    }

    @Override
    public Dialect at(Connection connection) throws SQLException {
        return new SqlServerDialect(Edition.of(connection));
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
        return SqlServerNames.quote(identifier);
    }

    @Override
    public Sql relation(TableName table) {
        return plain(edition) ? WarehouseRelation.of(table, edition) : SqlServerRelation.of(table);
    }

    @Override
    public Bulk bulk() {
        return edition.isWarehouse() ? InsertSink::new : BulkCopySink::new;
    }

    @Override
    public DataType dataType(int jdbcType, String typeName, int precision, int scale) {
        return SqlServerTypes.ofResult(typeName, precision, scale);
    }

    @Override
    public DataType declared(String text) {
        return SqlServerTypes.declared(text);
    }

    @Override
    public String declaration(DataType type) {
        return SqlServerTypes.declaration(type);
    }

    /** The driver sends every text as nvarchar. */
    @Override
    public String parameter(DataType type) {
        String name = type.sqlName().toLowerCase(Locale.ROOT);
        return name.startsWith("char(") || name.startsWith("varchar(") ? "CAST(? AS " + name + ")" : "?";
    }

    @Override
    public Failure classify(SQLException failure) {
        return SqlServerFailures.classify(failure);
    }

    @Override
    public @Nullable String culprit(SQLException failure) {
        return SqlServerFailures.culprit(failure);
    }

    @Override
    public String controlSchema() {
        return "ctl";
    }

    /** A schema is made by a batch of its own. */
    @Override
    public List<Sql> createControlSchema() {
        return List.of(Sql.of("IF SCHEMA_ID(N'" + controlSchema() + "') IS NULL EXEC(N'CREATE SCHEMA "
                + quote(controlSchema()) + "')"));
    }

    @Override
    public Map<String, String> driverProperties(String url, Set<String> set, Timeouts timeouts) {
        return SqlServerTimeouts.properties(timeouts);
    }

    /**
     * A server or a login may turn any of it the other way ("user options", a language): then nobody would be told how many
     * rows have changed, indexed views would refuse to be written, and a date would be read with its day for the month. Warehouses have no
     * such options, and refuse some of these statements.
     */
    @Override
    public List<Sql> opened(Set<String> set, Timeouts timeouts) {
        if (plain(edition)) {
            return List.of(Sql.of("SET NOCOUNT OFF"));
        }
        return List.of(
                Sql.of(
                        "SET QUOTED_IDENTIFIER, ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL"
                                + " ON; SET NUMERIC_ROUNDABORT, NOCOUNT, XACT_ABORT OFF; SET ROWCOUNT 0; SET LANGUAGE us_english"));
    }

    @Override
    public Sql sessionId() {
        return Sql.of("SELECT CAST(@@SPID AS varchar(10))");
    }

    @Override
    public Sql databaseName() {
        return Sql.of("SELECT DB_NAME()");
    }
}
