package dev.fluxo.mysql;

import static dev.fluxo.mysql.MysqlNames.text;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.DdlSql;
import dev.fluxo.engine.spi.Sql;
import dev.fluxo.engine.spi.TableName;

/** How tables of MariaDB and MySQL are made. */
final class MysqlDdl implements DdlSql {
    /** In letters, of which each may take four bytes: a row has no more than 65 535, whatever stands in a column of its own. */
    private static final int LONGEST_LETTERS = 4_000;

    private static final int LONGEST_BYTES = 16_000;
    /** An index takes 3 072 bytes. */
    private static final int LONGEST_KEY_LETTERS = 255;

    private static final int LONGEST_KEY_BYTES = 1_000;
    private static final int MOST_DIGITS = 65;
    private static final int MOST_DIGITS_OF_A_FRACTION = 30;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_COLUMNS = 1_017;
    private static final int FINEST = 6;

    @Override
    public String declare(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> "tinyint(1)";
            case INTEGER -> type.precision() == 64 ? "bigint" : type.precision() == 32 ? "int" : "smallint";
            case DECIMAL -> type.precision() == 0 ? "decimal(65, 30)" : "decimal(" + digits(type) + ")";
            case FLOAT -> type.precision() == 32 ? "float" : "double";
            case TEXT -> sized("varchar", type.length(), LONGEST_LETTERS, "longtext");
            case BINARY -> sized("varbinary", type.length(), LONGEST_BYTES, "longblob");
            case DATE -> "date";
            case TIME -> "time(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP -> "datetime(" + Math.min(FINEST, type.scale()) + ")";
            case TIMESTAMP_TZ -> "timestamp(" + Math.min(FINEST, type.scale()) + ") NULL";
            case UUID -> "char(36)";
            case OTHER -> "longtext";
        };
    }

    private static String digits(DataType type) {
        String[] parts = DdlSql.digits(type, MOST_DIGITS).split(", ", -1);
        return parts[0] + ", " + Math.min(MOST_DIGITS_OF_A_FRACTION, Integer.parseInt(parts[1]));
    }

    @Override
    public String declareKey(DataType type) {
        return switch (type.kind()) {
            case TEXT -> sized("varchar", type.length(), LONGEST_KEY_LETTERS, "varchar(" + LONGEST_KEY_LETTERS + ")");
            case BINARY -> sized("varbinary", type.length(), LONGEST_KEY_BYTES, "varbinary(" + LONGEST_KEY_BYTES + ")");
            case OTHER -> "varchar(" + LONGEST_KEY_LETTERS + ")";
            default -> declare(type).replace(" NULL", "");
        };
    }

    @Override
    public String declareIdentity() {
        return "bigint AUTO_INCREMENT UNIQUE";
    }

    private static String sized(String name, int length, int longest, String unbounded) {
        return length == 0 || length > longest ? unbounded : name + "(" + length + ")";
    }

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
        return Sql.of("SELECT " + name + "." + name + " FROM (SELECT 1 AS " + name + ") AS " + name);
    }

    @Override
    public boolean commits() {
        return true;
    }

    @Override
    public String createSchema(String name) {
        return "CREATE DATABASE " + name + ";";
    }

    /** What is not said again is lost: that it takes no NULL, and the collation. */
    @Override
    public String alterColumn(String table, String column, String type, boolean nullable) {
        return "ALTER TABLE " + table + " MODIFY COLUMN " + column + " " + type.replace(" NULL", "")
                + (nullable ? " NULL;" : " NOT NULL;");
    }

    /** Nor a default, a number that counts itself up, or a comment. */
    @Override
    public Sql altering(TableName table, String column) {
        return Sql.of("""
                SELECT CASE WHEN COLLATION_NAME IS NOT NULL THEN CONCAT(COLLATION_NAME) END,
                       CASE WHEN EXTRA NOT IN ('', 'INVISIBLE') OR COALESCE(COLUMN_DEFAULT, 'NULL') <> 'NULL' OR COLUMN_COMMENT <> ''
                            THEN 'it has a default, a comment or the like, which would be lost' END
                FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ? AND COLUMN_NAME = ?""", text(table.schema()), text(table.name()), text(column));
    }
}
