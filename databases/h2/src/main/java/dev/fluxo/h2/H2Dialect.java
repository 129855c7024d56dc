package dev.fluxo.h2;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.Bulk;
import dev.fluxo.engine.spi.ConnectionSettings.Timeouts;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Failure;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.StandardDialect;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.sql.SqlSyntax;
import dev.fluxo.engine.spi.sql.SqlSyntax.Feature;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** H2 2.x, embedded or as a server. */
public final class H2Dialect extends StandardDialect {
    static final SqlSyntax SYNTAX = SqlSyntax.of(
            Feature.NESTED_COMMENTS,
            Feature.SLASH_COMMENTS,
            Feature.DOLLAR_TEXTS,
            Feature.SUBSCRIPTS,
            Feature.BACKTICK_NAMES);

    public H2Dialect() {
        super("h2", new H2Urls(), new H2Source(), new H2Target(), new H2Ddl(), new H2Locks());
    }

    @Override
    public SqlSyntax syntax() {
        return SYNTAX;
    }

    @Override
    public String quote(String identifier) {
        return H2Names.quote(identifier);
    }

    /** By the database's own collation: see SET COLLATION. */
    @Override
    public Sql collated(TableName table) {
        DataType text = DataType.of(TypeKind.TEXT, "VARCHAR");
        return new Sql(
                "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
                        + " AND COLLATION_NAME <> 'OFF'",
                List.of(new Bind(table.schema(), text), new Bind(table.name(), text)));
    }

    @Override
    public Sql relation(TableName table) {
        return H2Relation.of(table);
    }

    @Override
    public Bulk bulk() {
        return Bulk.BY_INSERT;
    }

    @Override
    public DataType dataType(int jdbcType, String typeName, int precision, int scale) {
        return H2Types.of(jdbcType, typeName, precision, scale);
    }

    @Override
    public DataType declared(String text) {
        return H2Types.declared(text);
    }

    /** JSON that comes as bytes is parsed; as a text it would become one JSON string. */
    @Override
    public Object bound(String text, DataType type) {
        return type.sqlName().equals("JSON") ? text.getBytes(StandardCharsets.UTF_8) : text;
    }

    @Override
    public boolean isOrdered(DataType type) {
        return type.kind() == TypeKind.UUID || super.isOrdered(type);
    }

    @Override
    public Failure classify(SQLException failure) {
        return H2Failures.classify(failure);
    }

    @Override
    public String controlSchema() {
        return "CTL";
    }

    @Override
    public List<Sql> createControlSchema() {
        return List.of(
                Sql.of("CREATE SCHEMA IF NOT EXISTS " + quote(controlSchema())),
                Sql.of("CREATE TABLE IF NOT EXISTS ctl.etl_lock (lock_name VARCHAR(200) NOT NULL PRIMARY KEY)"));
    }

    @Override
    public Map<String, String> driverProperties(String url, Set<String> set, Timeouts timeouts) {
        return H2Properties.of(url, set, timeouts);
    }

    /** A session has the zone of the process that opens it, unless it is told another. */
    @Override
    public List<Sql> opened(Set<String> set, Timeouts timeouts) {
        return set.contains("time zone") ? List.of() : List.of(Sql.of("SET TIME ZONE 'UTC'"));
    }

    @Override
    public Sql sessionId() {
        return Sql.of("SELECT CAST(SESSION_ID() AS VARCHAR)");
    }

    @Override
    public @Nullable String culprit(SQLException failure) {
        return H2Failures.culprit(failure);
    }
}
