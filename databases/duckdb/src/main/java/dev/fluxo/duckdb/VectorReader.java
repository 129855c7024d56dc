package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Spelling;
import java.math.BigDecimal;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBReadableVector;

/** Reads a value of a column, which is not NULL, as the Java class of its kind. */
@FunctionalInterface
interface VectorReader {
    Object read(DuckDBReadableVector vector, long row) throws SQLException;

    static VectorReader of(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> DuckDBReadableVector::getBoolean;
            case INTEGER -> VectorReader::integer;
            case DECIMAL -> VectorReader::decimal;
            case FLOAT ->
                (vector, row) -> vector.getType() == DuckDBColumnType.FLOAT
                        ? (double) vector.getFloat(row)
                        : vector.getDouble(row);
            case TEXT, OTHER -> DuckDBReadableVector::getString;
            // In the form that DuckDbSource reads it in: the driver has no other.
            case BINARY -> (vector, row) -> HexFormat.of().parseHex(vector.getString(row));
            case UUID -> (vector, row) -> UUID.fromString(vector.getString(row));
            case DATE -> (vector, row) -> DuckDbTimes.infinite(vector.getLocalDate(row));
            case TIMESTAMP ->
                DuckDbTypes.isText(type)
                        ? spelled(type)
                        : (vector, row) -> DuckDbTimes.infinite(vector.getLocalDateTime(row));
            case TIMESTAMP_TZ -> (vector, row) -> DuckDbTimes.utc(vector.getOffsetDateTime(row));
            case TIME -> spelled(type);
        };
    }

    private static VectorReader spelled(DataType type) {
        Spelling spelling = Objects.requireNonNull(DuckDbSpelling.of(type));
        return (vector, row) -> {
            try {
                return spelling.read(vector.getString(row));
            } catch (DateTimeException e) {
                // Without the cause, whose message holds the value.
                throw new SQLDataException("Conversion Error: a text is no value of its type");
            }
        };
    }

    private static Object integer(DuckDBReadableVector vector, long row) {
        return switch (vector.getType()) {
            case TINYINT -> (long) vector.getByte(row);
            case UTINYINT -> (long) vector.getUint8(row);
            case SMALLINT -> (long) vector.getShort(row);
            case USMALLINT -> (long) vector.getUint16(row);
            case INTEGER -> (long) vector.getInt(row);
            case UINTEGER -> vector.getUint32(row);
            default -> vector.getLong(row);
        };
    }

    private static Object decimal(DuckDBReadableVector vector, long row) {
        return switch (vector.getType()) {
            case UBIGINT -> new BigDecimal(vector.getUint64(row));
            case HUGEINT -> new BigDecimal(vector.getHugeInt(row));
            case UHUGEINT -> new BigDecimal(vector.getUHugeInt(row));
            default -> vector.getBigDecimal(row);
        };
    }
}
