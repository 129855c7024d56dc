package dev.fluxo.sqlserver.bulk;

import dev.fluxo.engine.spi.Column;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.sqlserver.SqlServerText;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.sql.Types;

/**
 * How the values of a column travel: as the column's own type, so that the server has nothing to convert; texts as UTF-16,
 * which the server brings into the code page of the column.
 *
 * @param jdbcType as the driver's metadata names it
 * @param precision characters, bytes or digits; 0 for a text: as many as the column of the table takes
 */
record BulkColumn(String name, DataType type, int jdbcType, int precision, int scale) {
    /** More than fits beside the row: the driver sends such values in pieces. */
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    static BulkColumn of(Column column) {
        DataType type = column.type();
        return switch (type.kind()) {
            case BOOLEAN -> new BulkColumn(column.name(), type, Types.BIT, 1, 0);
            case INTEGER -> new BulkColumn(column.name(), type, integer(type), type.precision(), 0);
            case DECIMAL -> new BulkColumn(column.name(), type, Types.DECIMAL, type.precision(), type.scale());
            case FLOAT ->
                new BulkColumn(column.name(), type, type.precision() == Float.SIZE ? Types.REAL : Types.DOUBLE, 0, 0);
            case TEXT, UUID, OTHER -> new BulkColumn(column.name(), type, Types.NVARCHAR, 0, 0);
            case BINARY -> {
                int length = type.length() == 0 ? UNBOUNDED : type.length();
                yield new BulkColumn(column.name(), type, Types.VARBINARY, length, 0);
            }
            case DATE -> new BulkColumn(column.name(), type, Types.DATE, 0, 0);
            case TIME -> new BulkColumn(column.name(), type, Types.TIME, 0, type.scale());
            case TIMESTAMP -> new BulkColumn(column.name(), type, Types.TIMESTAMP, 0, type.scale());
            case TIMESTAMP_TZ ->
                new BulkColumn(column.name(), type, microsoft.sql.Types.DATETIMEOFFSET, 0, type.scale());
        };
    }

    private static int integer(DataType type) {
        return switch (type.sqlName()) {
            case "tinyint" -> Types.TINYINT;
            case "smallint" -> Types.SMALLINT;
            case "int" -> Types.INTEGER;
            default -> Types.BIGINT;
        };
    }

    /**
     * The value in the class that the driver casts it to.
     *
     * @throws NotExact if the driver would send another
     */
    Object value(Object value) {
        return switch (jdbcType) {
            case Types.INTEGER -> ((Long) value).intValue();
            case Types.DECIMAL -> ((BigDecimal) value).setScale(scale);
            case Types.REAL -> ((Double) value).floatValue();
            case Types.NVARCHAR -> padded(value instanceof String text ? text : SqlServerText.of(value));
            case Types.DATE, Types.TIME, Types.TIMESTAMP, microsoft.sql.Types.DATETIMEOFFSET ->
                DriverTimes.text(name, value);
            default -> value;
        };
    }

    /** As long as a column of fixed length holds it. */
    private String padded(String text) {
        boolean isFixed = type.sqlName().startsWith("char(") || type.sqlName().startsWith("nchar(");
        if (!isFixed) {
            return text;
        }
        Charset charset = type.rules().charset();
        int length = charset == null ? text.length() : text.getBytes(charset).length;
        return text + " ".repeat(Math.max(0, type.length() - length));
    }
}
