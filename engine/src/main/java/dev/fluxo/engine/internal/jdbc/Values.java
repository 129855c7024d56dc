package dev.fluxo.engine.internal.jdbc;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Dialect;
import dev.fluxo.engine.spi.Spelling;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and binds values as the Java classes of {@link dev.fluxo.engine.spi.TypeKind}. Never java.sql.Timestamp. */
final class Values {
    /** SQLSTATE: the text of a time, a number or the like is none. */
    private static final String NOT_A_VALUE = "22007";

    private Values() {}

    static @Nullable Object read(ResultSet result, int column, DataType type, Dialect dialect) throws SQLException {
        Spelling spelling = dialect.spelling(type);
        if (spelling != null) {
            return read(result.getString(column), type, spelling);
        }
        return switch (type.kind()) {
            case BOOLEAN -> orNull(result, result.getBoolean(column));
            case INTEGER -> orNull(result, result.getLong(column));
            case FLOAT -> orNull(result, result.getDouble(column));
            case DECIMAL -> result.getBigDecimal(column);
            case TEXT, OTHER -> result.getString(column);
            case BINARY -> result.getBytes(column);
            case DATE -> result.getObject(column, LocalDate.class);
            case TIME -> result.getObject(column, LocalTime.class);
            case TIMESTAMP -> result.getObject(column, LocalDateTime.class);
            case TIMESTAMP_TZ -> result.getObject(column, OffsetDateTime.class);
            case UUID -> result.getObject(column, UUID.class);
        };
    }

    private static @Nullable Object read(@Nullable String text, DataType type, Spelling spelling) throws SQLException {
        try {
            return text == null ? null : spelling.read(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            // Without the cause, whose message holds the value.
            throw new SQLDataException("a text is no value of the kind " + type.kind(), NOT_A_VALUE);
        }
    }

    private static <T> @Nullable T orNull(ResultSet result, T value) throws SQLException {
        return result.wasNull() ? null : value;
    }

    static void bind(PreparedStatement statement, List<Bind> binds, Dialect dialect) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            bind(statement, i + 1, binds.get(i).value(), binds.get(i).type(), dialect);
        }
    }

    static void bind(PreparedStatement statement, int index, @Nullable Object value, DataType type, Dialect dialect)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, jdbcType(type));
            return;
        }
        Spelling spelling = dialect.spelling(type);
        if (spelling != null) {
            statement.setString(index, spelling.write(value));
            return;
        }
        switch (type.kind()) {
            case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
            case INTEGER -> statement.setLong(index, (Long) value);
            case FLOAT -> statement.setDouble(index, (Double) value);
            case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
            case TEXT -> statement.setString(index, (String) value);
            case OTHER -> bindOther(statement, index, dialect.bound((String) value, type));
            case BINARY -> statement.setBytes(index, (byte[]) value);
            default -> statement.setObject(index, value);
        }
    }

    private static void bindOther(PreparedStatement statement, int index, Object bound) throws SQLException {
        if (bound instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            statement.setString(index, (String) bound);
        }
    }

    private static int jdbcType(DataType type) {
        return switch (type.kind()) {
            case BOOLEAN -> Types.BOOLEAN;
            case INTEGER -> Types.BIGINT;
            case FLOAT -> Types.DOUBLE;
            case DECIMAL -> Types.DECIMAL;
            case TEXT, OTHER -> Types.VARCHAR;
            case BINARY -> Types.VARBINARY;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case TIMESTAMP -> Types.TIMESTAMP;
            case TIMESTAMP_TZ -> Types.TIMESTAMP_WITH_TIMEZONE;
            case UUID -> Types.OTHER;
        };
    }
}
