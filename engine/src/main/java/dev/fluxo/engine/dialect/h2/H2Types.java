package dev.fluxo.engine.dialect.h2;

import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TypeKind;
import java.sql.Types;
import java.util.Locale;

/** H2's types. Several go by their name: H2 reports UUID as BINARY and DECFLOAT as NUMERIC. */
final class H2Types {
    /** What H2 reports, or more, where no length was declared. */
    private static final int UNDECLARED = 1_000_000_000;

    private H2Types() {}

    static DataType of(int jdbcType, String typeName, int precision, int scale) {
        String name = typeName.toUpperCase(Locale.ROOT);
        return switch (name) {
            case "UUID" -> DataType.of(TypeKind.UUID, name);
            // Digits without a scale: of unknown precision, so that only H2 itself checks a value against it.
            case "DECFLOAT" -> DataType.decimal("DECFLOAT(" + precision + ")", 0, 0);
            case "REAL" -> new DataType(TypeKind.FLOAT, name, 0, 32, 0);
            case "VARCHAR_IGNORECASE" -> text(name, precision);
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
                DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP(" + scale + ") WITH TIME ZONE", scale);
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
