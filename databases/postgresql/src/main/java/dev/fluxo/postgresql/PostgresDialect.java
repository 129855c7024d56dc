package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardDialect;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Task;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** PostgreSQL 13 to 17. */
public final class PostgresDialect extends StandardDialect {
    static final SqlSyntax SYNTAX =
            SqlSyntax.of(Feature.NESTED_COMMENTS, Feature.DOLLAR_TEXTS, Feature.BACKSLASH_TEXTS, Feature.SUBSCRIPTS);
    private static final Bulk COPY = new PostgresCopy();
    private static final int HAS_MERGE = 15;

    private final CatalogSql catalog = new PostgresCatalog();

    /** For a server whose version is not known: what all of them can do. */
    public PostgresDialect() {
        this(0);
    }

    private PostgresDialect(int majorVersion) {
        super(
                "postgresql",
                new PostgresUrls(),
                new PostgresSource(),
                new PostgresTarget(majorVersion >= HAS_MERGE),
                new PostgresDdl(),
                new PostgresLocks());
    }

    @Override
    public Dialect at(int majorVersion) {
        return new PostgresDialect(majorVersion);
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
        return PostgresNames.quote(identifier);
    }

    @Override
    public Sql relation(TableName table) {
        return PostgresRelation.of(List.of(table));
    }

    /** The driver's own questions, and a statement that is prepared, have no statement of ours to cancel. */
    @Override
    public Task cancelling(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class)::cancelQuery;
    }

    @Override
    public String connectedAs(Connection connection) throws SQLException {
        return Integer.toString(connection.unwrap(PGConnection.class).getBackendPID());
    }

    @Override
    public boolean leavesTransactions() {
        return true;
    }

    @Override
    public String commitsUnhurried() {
        return "set_config('synchronous_commit', 'off', true) IS NOT NULL";
    }

    @Override
    public Bulk bulk() {
        return COPY;
    }

    @Override
    public DataType dataType(int jdbcType, String typeName, int precision, int scale) {
        return PostgresTypes.ofResult(typeName, precision, scale);
    }

    @Override
    public DataType declared(String text) {
        return PostgresTypes.declared(text);
    }

    /** The driver sends every text as varchar, and a column of fixed length would be converted to text. */
    @Override
    public String parameter(DataType type) {
        return type.sqlName().toLowerCase(Locale.ROOT).startsWith("char(") ? "CAST(? AS bpchar)" : "?";
    }

    @Override
    public boolean isOrdered(DataType type) {
        return type.kind() == TypeKind.UUID || super.isOrdered(type);
    }

    @Override
    public Failure classify(SQLException failure) {
        return PostgresFailures.classify(failure);
    }

    @Override
    public @Nullable String culprit(SQLException failure) {
        return PostgresFailures.culprit(failure);
    }

    @Override
    public String controlSchema() {
        return "ctl";
    }

    @Override
    public List<Sql> createControlSchema() {
        return List.of(Sql.of("CREATE SCHEMA IF NOT EXISTS " + quote(controlSchema())));
    }

    @Override
    public Map<String, String> driverProperties(String url, Set<String> set, Timeouts timeouts) {
        return PostgresTimeouts.properties(timeouts);
    }

    @Override
    public List<Sql> opened(Set<String> set, Timeouts timeouts) {
        return List.of(PostgresZones.restore(), PostgresTimeouts.ofServer(timeouts));
    }

    @Override
    public Sql sessionId() {
        return Sql.of("SELECT pg_backend_pid()::text");
    }
}
