package dev.fluxo.engine.spi;

import dev.fluxo.engine.spi.Rules.LengthUnit;
import org.jspecify.annotations.Nullable;

/** Statements that make a table, for a person to read and to run. A name in them is as a statement has it. */
public interface DdlSql {
    /** How a new table of this database declares a column that takes what another database's column holds. */
    String declare(DataType type);

    /** The same for a column of a key: a type that an index takes. */
    default String declareKey(DataType type) {
        return declare(type);
    }

    /** How a new table declares a column of numbers that the database itself hands out. */
    default String declareIdentity() {
        return "BIGINT GENERATED ALWAYS AS IDENTITY";
    }

    /** What becomes of a name that is written without quotes. */
    String folded(String name);

    /** The longest name, in bytes of UTF-8. */
    int longestName();

    /** How many columns a table has at most. */
    int mostColumns();

    /** Refused where the name cannot stand without quotes, as a column's and as a table's: a word of the language. */
    default Sql unquoted(String name) {
        return Sql.of("SELECT 1 FROM (SELECT 1 AS x) AS " + name + "(" + name + ")");
    }

    /** Whether a statement that makes or changes a table ends the transaction that it is in. */
    default boolean commits() {
        return false;
    }

    /** Makes a schema. */
    default String createSchema(String name) {
        return "CREATE SCHEMA " + name + ";";
    }

    /** Adds a column to a table that is there. */
    default String addColumn(String table, String column, String type) {
        return "ALTER TABLE " + table + " ADD " + column + " " + type + ";";
    }

    /**
     * Makes a column of a table that is there hold more; null where this database does not change columns.
     *
     * @param type with the collation that it has
     * @param nullable whether the column takes NULL, which stays so
     */
    default @Nullable String alterColumn(String table, String column, String type, boolean nullable) {
        return "ALTER TABLE " + table + " ALTER COLUMN " + column + " SET DATA TYPE " + type + ";";
    }

    /**
     * One row for a column that is to be altered: the collation that {@link #alterColumn} has to say again as a statement has it, NULL where it is
     * the usual one; and why it cannot be altered, in words, NULL where it can. Null where neither is ever so.
     */
    default @Nullable Sql altering(TableName table, String column) {
        return null;
    }

    /**
     * Makes an index that lets no key come twice.
     *
     * @param schema of the table, and so of the index; null: the usual one
     * @param columns in order, with commas between them
     */
    default String createUniqueIndex(String index, @Nullable String schema, String table, String columns) {
        return "CREATE UNIQUE INDEX " + index + " ON " + (schema == null ? "" : schema + ".") + table + " (" + columns
                + ");";
    }

    /** The length of a text in UTF-16 units, of which a letter has up to two; 0 where it is not bounded. */
    static int utf16(DataType text) {
        return text.rules().unit() == LengthUnit.CODE_POINTS
                ? (int) Math.min(2L * text.length(), Integer.MAX_VALUE)
                : text.length();
    }

    /** {@code 10, 2}: at most so many digits, of which none or more stand behind the point. */
    static String digits(DataType decimal, int most) {
        int scale = Math.max(0, decimal.scale());
        int whole = Math.max(0, decimal.precision() - decimal.scale());
        int precision = Math.min(most, Math.max(1, whole + scale));
        return precision + ", " + Math.min(scale, precision);
    }
}
