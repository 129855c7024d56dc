package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Sql;
import org.jspecify.annotations.Nullable;

/** How SQLite's tables are made. */
final class SqliteDdl implements DdlSql {
    private static final int LONGEST_NAME = 1_000;
    private static final int MOST_COLUMNS = 2_000;

    @Override
    public String declare(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> type.precision() == 64 ? "BIGINT" : type.precision() == 32 ? "INT" : "SMALLINT";
            case DECIMAL ->
                type.precision() == 0 ? "NUMERIC" : "DECIMAL(" + DdlSql.digits(type, SqliteTypes.MOST_DIGITS) + ")";
            case FLOAT -> "DOUBLE PRECISION";
            case TEXT -> type.length() == 0 ? "TEXT" : "VARCHAR(" + DdlSql.utf16(type) + ")";
            case BINARY -> "BLOB";
            case DATE -> "DATE";
            case TIME -> "TIME(" + type.scale() + ")";
            case TIMESTAMP -> "TIMESTAMP(" + type.scale() + ")";
            case UUID -> "UUID";
            case TIMESTAMP_TZ, OTHER -> "TEXT";
        };
    }

    /** An INTEGER that is the primary key alone numbers itself. */
    @Override
    public String declareIdentity() {
        return "INTEGER";
    }

    /** As it is written: no two names differ in case alone. */
    @Override
    public String folded(String name) {
        return name;
    }

    @Override
    public int longestName() {
        return LONGEST_NAME;
    }

    @Override
    public int mostColumns() {
        return MOST_COLUMNS;
    }

    @Override
    public Sql unquoted(String name) {
        return Sql.of("WITH " + name + "(" + name + ") AS (SELECT 1) SELECT " + name + " FROM " + name);
    }

    /** The schema is said of the index. */
    @Override
    public String createUniqueIndex(String index, @Nullable String schema, String table, String columns) {
        return "CREATE UNIQUE INDEX " + (schema == null ? "" : schema + ".") + index + " ON " + table + " (" + columns
                + ");";
    }

    /** A schema is a file under another name, for as long as a connection lasts. */
    @Override
    public String createSchema(String name) {
        return "ATTACH DATABASE 'FILE' AS " + name + ";";
    }

    /** A column stays as it was declared. */
    @Override
    public @Nullable String alterColumn(String table, String column, String type, boolean nullable) {
        return null;
    }
}
