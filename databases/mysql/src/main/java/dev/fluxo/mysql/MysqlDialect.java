package dev.fluxo.mysql;

import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.CatalogSql;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Explained;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Spelling;
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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** MariaDB from 10.6 on, and MySQL from 8.0 on. */
public final class MysqlDialect extends StandardDialect {
    static final SqlSyntax SYNTAX = SqlSyntax.of(
            Feature.BACKTICK_NAMES, Feature.ESCAPED_TEXTS, Feature.DOUBLE_QUOTED_TEXTS, Feature.HASH_COMMENTS);

    private static final Bulk BULK = new MysqlBulk();

    private final CatalogSql catalog = new MysqlCatalog();

    /** Of a server that is not connected to yet: MariaDB's. */
    public MysqlDialect() {
        this(Product.MARIADB);
    }

    MysqlDialect(Product product) {
        super(
                "mysql",
                new MysqlUrls(),
                new MysqlSource(),
                product == Product.MARIADB ? new MysqlTarget() : new OnceNamedTarget(),
                new MysqlDdl(),
                new MysqlLocks());
    }

    @Override
    public Dialect at(Connection connection) throws SQLException {
        return new MysqlDialect(Product.of(connection));
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
        return MysqlNames.quote(identifier);
    }

    @Override
    public Sql relation(TableName table) {
        return MysqlRelation.of(table);
    }

    @Override
    public String first(String order, int rows) {
        return "ORDER BY " + order + " LIMIT " + rows;
    }

    @Override
    public Bulk bulk() {
        return BULK;
    }

    /** The driver's own questions, and a statement that is prepared, have no statement of ours to cancel. */
    @Override
    public Task cancelling(Connection connection) throws SQLException {
        return connection.unwrap(org.mariadb.jdbc.Connection.class)::cancelCurrentQuery;
    }

    @Override
    public DataType dataType(int jdbcType, String typeName, int precision, int scale) {
        return MysqlTypes.ofResult(typeName, precision, scale);
    }

    @Override
    public DataType declared(String text) {
        return MysqlTypes.declared(text);
    }

    @Override
    public String declaration(DataType type) {
        return MysqlTypes.declaration(type);
    }

    @Override
    public @Nullable Spelling spelling(DataType type) {
        return MysqlSpelling.of(type);
    }

    /** A UUID of MariaDB begins with the digits that change least. */
    @Override
    public boolean isOrdered(DataType type) {
        return type.kind() != TypeKind.UUID && super.isOrdered(type);
    }

    @Override
    public Failure classify(SQLException failure) {
        return MysqlFailures.classify(failure);
    }

    @Override
    public @Nullable String culprit(SQLException failure) {
        return MysqlFailures.culprit(failure);
    }

    /** What the server has, and no other database would take; and what stands between a password and a server without TLS. */
    @Override
    public @Nullable Explained explained(SQLException failure) {
        if (MysqlFailures.wantsKey(failure)) {
            return new Explained(
                    "the server wants the password enciphered, and the connection has no TLS",
                    "add ?sslMode=verify-full to the URL; without TLS serverRsaPublicKeyFile=…, or in a network that you trust"
                            + " allowPublicKeyRetrieval=true");
        }
        return failure instanceof NotAValue value
                ? new Explained(
                        "a query gives what is no value: " + value.words(),
                        "make another of it in the query (NULLIF(x, 0), CAST(x AS SIGNED)), or correct the row")
                : null;
    }

    @Override
    public String controlSchema() {
        return "ctl";
    }

    @Override
    public List<Sql> createControlSchema() {
        return List.of(
                Sql.of("CREATE DATABASE IF NOT EXISTS " + quote(controlSchema())),
                Sql.of("CREATE DATABASE IF NOT EXISTS " + quote("audit")));
    }

    @Override
    public Map<String, String> driverProperties(String url, Set<String> set, Timeouts timeouts) {
        return MysqlSession.properties(timeouts);
    }

    @Override
    public List<Sql> opened(Set<String> set, Timeouts timeouts) {
        return MysqlSession.opened(timeouts);
    }

    @Override
    public Sql sessionId() {
        return Sql.of("SELECT CONCAT(CONNECTION_ID())");
    }

    @Override
    public Sql databaseName() {
        return Sql.of("SELECT DATABASE()");
    }
}
