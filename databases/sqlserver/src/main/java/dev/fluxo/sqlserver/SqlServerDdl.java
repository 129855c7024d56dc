package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;
import java.util.List;

/** How SQL Server's tables are made. */
final class SqlServerDdl implements DdlSql {
    private static final int LONGEST_UNITS = 4_000;
    private static final int LONGEST_BYTES = 8_000;
    private static final int MOST_DIGITS = 38;
    private static final int LONGEST_NAME = 128;
    private static final int MOST_COLUMNS = 1_024;
    private static final int FINEST = 7;

    @Override
    public String declare(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "bit";
            case INTEGER -> type.precision() == 64 ? "bigint" : type.precision() == 32 ? "int" : "smallint";
            case DECIMAL ->
                type.precision() == 0 ? "decimal(38, 10)" : "decimal(" + DdlSql.digits(type, MOST_DIGITS) + ")";
            case FLOAT -> type.precision() == 32 ? "real" : "float";
            case TEXT -> sized("nvarchar", DdlSql.utf16(type), LONGEST_UNITS);
            case BINARY -> sized("varbinary", type.length(), LONGEST_BYTES);
            case DATE -> "date";
            case TIME -> "time(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP -> "datetime2(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP_TZ -> "datetimeoffset(" + Math.min(FINEST, type.scale()) + ")";
            case UUID -> "uniqueidentifier";
            case OTHER -> "nvarchar(max)";
        };
    }

    /** The index of a primary key takes 900 bytes. */
    @Override
    public String declareKey(DataType type) {
        String declared = declare(type);
        return switch (declared) {
            case "nvarchar(max)" -> "nvarchar(450)";
            case "varbinary(max)" -> "varbinary(900)";
            default -> declared;
        };
    }

    @Override
    public String declareIdentity() {
        return "bigint IDENTITY(1, 1)";
    }

    private static String sized(String name, int length, int longest) {
        return name + "(" + (length == 0 || length > longest ? "max" : String.valueOf(length)) + ")";
    }

    /** Found again whatever its capitals, or kept as they are: by the database's collation. */
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

    /** The only statement of its batch. */
    @Override
    public String createSchema(String name) {
        return "EXEC(N'CREATE SCHEMA " + name.replace("'", "''") + "');";
    }

    /** What is not said again is lost: the collation, and that it takes no NULL. */
    @Override
    public String alterColumn(String table, String column, String type, boolean nullable) {
        return "ALTER TABLE " + table + " ALTER COLUMN " + column + " " + type + (nullable ? " NULL;" : " NOT NULL;");
    }

    /** In an index only texts and bytes of varying length can get longer, and nothing in a primary key or what a foreign key refers to. */
    @Override
    public Sql altering(TableName table, String column) {
        return new Sql(
                """
                SELECT c.collation_name,
                       CASE WHEN c.user_type_id <> c.system_type_id THEN 'its type is a type of its own'
                            WHEN EXISTS (SELECT 1 FROM sys.index_columns x JOIN sys.indexes i ON i.object_id = x.object_id AND i.index_id = x.index_id
                                         WHERE x.object_id = c.object_id AND x.column_id = c.column_id
                                           AND (i.is_primary_key = 1 OR TYPE_NAME(c.system_type_id) NOT IN ('varchar', 'nvarchar', 'varbinary')))
                              OR EXISTS (SELECT 1 FROM sys.foreign_key_columns f
                                         WHERE (f.parent_object_id = c.object_id AND f.parent_column_id = c.column_id)
                                            OR (f.referenced_object_id = c.object_id AND f.referenced_column_id = c.column_id))
                            THEN 'a key or an index holds it' END
                FROM sys.columns c WHERE c.object_id = OBJECT_ID(?) AND c.name = ?""", List.of(SqlServerCatalog.name(table), new Bind(column, DataType.text("nvarchar(128)", 128))));
    }
}
