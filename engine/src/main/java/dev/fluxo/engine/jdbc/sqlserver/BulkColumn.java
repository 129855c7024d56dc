package dev.fluxo.engine.jdbc.sqlserver;

import dev.fluxo.engine.dialect.sqlserver.SqlServerText;
import dev.fluxo.engine.model.Column;
import dev.fluxo.engine.model.DataType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.temporal.TemporalAccessor;

/**
 * How the values of a column travel. Numbers go as they are, texts as UTF-16, times and UUIDs as ASCII: the server reads
 * them back exactly, while the driver would send times through a calendar of its own.
 *
 * @param jdbcType as the driver's metadata names it
 * @param precision characters, bytes or digits; 0 for a text: as many as the column of the table takes
 */
record BulkColumn(String name, DataType type, int jdbcType, int precision, int scale) {
    /** Longer than any time or UUID as text. */
    private static final int SHORT_TEXT = 40;
    /** More than fits beside the row: the driver sends such values in pieces. */
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    static BulkColumn of(Column column) {
        DataType type = column.type();
        return switch (type.kind()) {
            case BOOLEAN -> new BulkColumn(column.name(), type, Types.BIT, 1, 0);
            case INTEGER -> new BulkColumn(column.name(), type, Types.BIGINT, type.precision(), 0);
            case DECIMAL -> new BulkColumn(column.name(), type, Types.DECIMAL, type.precision(), type.scale());
            case FLOAT ->
                new BulkColumn(column.name(), type, type.precision() == Float.SIZE ? Types.REAL : Types.DOUBLE, 0, 0);
            case TEXT, OTHER -> new BulkColumn(column.name(), type, Types.NVARCHAR, 0, 0);
            case BINARY -> {
                int length = type.length() == 0 ? UNBOUNDED : type.length();
                yield new BulkColumn(column.name(), type, Types.VARBINARY, length, 0);
            }
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ, UUID ->
                new BulkColumn(column.name(), type, Types.VARCHAR, SHORT_TEXT, 0);
        };
    }

    /** The value in the class that the driver casts it to. */
    Object value(Object value) {
        return switch (type.kind()) {
            case DECIMAL -> ((BigDecimal) value).setScale(scale);
            case FLOAT -> jdbcType == Types.REAL ? (Object) ((Double) value).floatValue() : value;
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ -> SqlServerText.of((TemporalAccessor) value, type);
            case UUID -> value.toString();
            default -> value;
        };
    }
}
