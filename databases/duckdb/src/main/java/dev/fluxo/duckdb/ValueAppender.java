package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Spelling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.duckdb.DuckDBAppender;

/** Appends a value of a column: the appender converts nothing, and wants each type by a method of its own. */
@FunctionalInterface
interface ValueAppender {
    void append(DuckDBAppender into, Object value) throws SQLException;

    static ValueAppender of(DataType type) {
        if (!DuckDbTypes.isAppended(type)) {
            Spelling spelling = DuckDbSpelling.of(type);
            return (into, value) -> into.append(spelling == null ? (String) value : spelling.write(value));
        }
        return switch (type.kind()) {
            case BOOLEAN -> (into, value) -> into.append((boolean) value);
            case INTEGER -> integer(type.sqlName());
            case DECIMAL ->
                (into, value) -> into.append(((BigDecimal) value).setScale(type.scale(), RoundingMode.UNNECESSARY));
            case FLOAT ->
                type.precision() == 32
                        ? (into, value) -> into.append(((Double) value).floatValue())
                        : (into, value) -> into.append((double) value);
            case TEXT, OTHER -> (into, value) -> into.append((String) value);
            case BINARY -> (into, value) -> into.append((byte[]) value);
            case DATE -> (into, value) -> into.appendEpochDays(DuckDbTimes.days((LocalDate) value));
            case TIME -> (into, value) -> into.appendDayMicros(DuckDbTimes.microsOfDay(value));
            case TIMESTAMP -> timestamp(type.sqlName());
            case TIMESTAMP_TZ -> (into, value) -> into.appendEpochMicros(micros((OffsetDateTime) value));
            case UUID -> (into, value) -> into.append((UUID) value);
        };
    }

    private static ValueAppender integer(String type) {
        return switch (type) {
            case "TINYINT", "UTINYINT" -> (into, value) -> into.append(((Long) value).byteValue());
            case "SMALLINT", "USMALLINT" -> (into, value) -> into.append(((Long) value).shortValue());
            case "INTEGER", "UINTEGER" -> (into, value) -> into.append(((Long) value).intValue());
            default -> (into, value) -> into.append((long) value);
        };
    }

    private static ValueAppender timestamp(String type) {
        return switch (type) {
            case "TIMESTAMP_S" -> (into, value) -> into.appendEpochSeconds(DuckDbTimes.seconds((LocalDateTime) value));
            case "TIMESTAMP_MS" -> (into, value) -> into.appendEpochMillis(DuckDbTimes.millis((LocalDateTime) value));
            case "TIMESTAMP_NS" -> (into, value) -> into.appendEpochNanos(DuckDbTimes.nanos((LocalDateTime) value));
            default -> (into, value) -> into.appendEpochMicros(DuckDbTimes.micros((LocalDateTime) value));
        };
    }

    private static long micros(OffsetDateTime moment) {
        if (moment.equals(OffsetDateTime.MAX)) {
            return DuckDbTimes.INFINITE;
        }
        return moment.equals(OffsetDateTime.MIN)
                ? -DuckDbTimes.INFINITE
                : DuckDbTimes.micros(
                        moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }
}
