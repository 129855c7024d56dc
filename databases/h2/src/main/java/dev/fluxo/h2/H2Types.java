package dev.fluxo.h2;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules;
import dev.fluxo.engine.spi.TypeKind;
import java.sql.Types;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** H2's types. Several go by their name: H2 reports UUID as BINARY and DECFLOAT as NUMERIC. */
final class H2Types {
    /** What H2 reports, or more, where no length was declared. */
    private static final int UNDECLARED = 1_000_000_000;

    /** {@code VARCHAR(100)}, {@code DECIMAL(12,2)}, {@code TIMESTAMP(6) WITH TIME ZONE}. */
    private static final Pattern DECLARED =
            Pattern.compile("([A-Z_ ]+?)(?:\\((\\d+)(?:,(\\d+))?\\))?( WITH TIME ZONE)?");

    private static final Map<String, Integer> JDBC_TYPES = Map.ofEntries(
            Map.entry("BOOLEAN", Types.BOOLEAN),
            Map.entry("TINYINT", Types.TINYINT),
            Map.entry("SMALLINT", Types.SMALLINT),
            Map.entry("INTEGER", Types.INTEGER),
            Map.entry("BIGINT", Types.BIGINT),
            Map.entry("DECIMAL", Types.DECIMAL),
            Map.entry("DECFLOAT", Types.DECIMAL),
            Map.entry("REAL", Types.REAL),
            Map.entry("DOUBLE PRECISION", Types.DOUBLE),
            Map.entry("CHAR", Types.CHAR),
            Map.entry("VARCHAR", Types.VARCHAR),
            Map.entry("VARCHAR_IGNORECASE", Types.VARCHAR),
            Map.entry("CLOB", Types.CLOB),
            Map.entry("BINARY", Types.BINARY),
            Map.entry("VARBINARY", Types.VARBINARY),
            Map.entry("BLOB", Types.BLOB),
            Map.entry("DATE", Types.DATE),
            Map.entry("TIME", Types.TIME),
            Map.entry("TIMESTAMP", Types.TIMESTAMP),
            Map.entry("TIMESTAMP WITH TIME ZONE", Types.TIMESTAMP_WITH_TIMEZONE),
            Map.entry("UUID", Types.BINARY));

    private H2Types() {}

    /** As the types here are written; the opposite of {@link #of}. */
    static DataType declared(String text) {
        Matcher parts = DECLARED.matcher(text);
        if (!parts.matches()) {
            return DataType.of(TypeKind.OTHER, text);
        }
        String zone = parts.group(4) == null ? "" : parts.group(4);
        String name = parts.group(1) + zone;
        Integer jdbcType = JDBC_TYPES.get(name);
        if (jdbcType == null) {
            return DataType.of(TypeKind.OTHER, text);
        }
        boolean time = jdbcType == Types.TIME || !zone.isEmpty() || jdbcType == Types.TIMESTAMP;
        int first = parts.group(2) == null ? UNDECLARED : Integer.parseInt(parts.group(2));
        int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return of(jdbcType, name, first, time ? first : second);
    }

    static DataType of(int jdbcType, String typeName, int precision, int scale) {
        String name = typeName.toUpperCase(Locale.ROOT);
        return switch (name) {
            case "UUID" -> DataType.of(TypeKind.UUID, name);
            // Digits without a scale: of unknown precision, so that only H2 itself checks a value against it.
            case "DECFLOAT" -> DataType.decimal("DECFLOAT(" + precision + ")", 0, 0);
            case "REAL" -> new DataType(TypeKind.FLOAT, name, 0, 32, 0);
            case "VARCHAR_IGNORECASE" -> text(name, precision).with(Rules.NONE.loosely());
            default -> byJdbcType(jdbcType, typeName, precision, scale);
        };
    }

    private static DataType byJdbcType(int jdbcType, String typeName, int precision, int scale) {
        return switch (jdbcType) {
            case Types.BOOLEAN, Types.BIT -> DataType.of(TypeKind.BOOLEAN, "BOOLEAN");
            case Types.TINYINT -> DataType.integer("TINYINT", 8);
            case Types.SMALLINT -> DataType.integer("SMALLINT", 16);
            case Types.INTEGER -> DataType.integer("INTEGER", 32);
            case Types.BIGINT -> DataType.integer("BIGINT", 64);
            case Types.DECIMAL, Types.NUMERIC ->
                DataType.decimal("DECIMAL(" + precision + "," + scale + ")", precision, scale);
            case Types.FLOAT, Types.DOUBLE -> new DataType(TypeKind.FLOAT, "DOUBLE PRECISION", 0, 64, 0);
            case Types.CHAR -> text("CHAR", precision);
            case Types.VARCHAR -> text("VARCHAR", precision);
            case Types.CLOB -> text("CLOB", precision);
            case Types.BINARY -> binary("BINARY", precision);
            case Types.VARBINARY -> binary("VARBINARY", precision);
            case Types.BLOB -> binary("BLOB", precision);
            case Types.DATE -> DataType.of(TypeKind.DATE, "DATE");
            case Types.TIME -> DataType.temporal(TypeKind.TIME, "TIME(" + scale + ")", scale);
            case Types.TIMESTAMP -> DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(" + scale + ")", scale);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP(" + scale + ") WITH TIME ZONE", scale)
                        .with(Rules.NONE.loosely());
            default -> DataType.of(TypeKind.OTHER, typeName);
        };
    }

    private static DataType text(String name, int length) {
        return length >= UNDECLARED ? DataType.text(name, 0) : DataType.text(name + "(" + length + ")", length);
    }

    private static DataType binary(String name, int length) {
        return length >= UNDECLARED
                ? DataType.of(TypeKind.BINARY, name)
                : new DataType(TypeKind.BINARY, name + "(" + length + ")", length, 0, 0);
    }
}
