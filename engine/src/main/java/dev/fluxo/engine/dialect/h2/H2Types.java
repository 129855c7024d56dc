package dev.fluxo.engine.dialect.h2;

import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TypeKind;
import java.sql.Types;
import java.util.Locale;

/** H2's types. */
final class H2Types {
    private H2Types() {}

    static DataType of(int jdbcType, String typeName, int precision, int scale) {
        String name = typeName.toUpperCase(Locale.ROOT);
        if (name.startsWith("ENUM")
                || name.startsWith("INTERVAL")
                || name.startsWith("GEOMETRY")
                || name.equals("JSON")) {
            return DataType.of(TypeKind.OTHER, typeName);
        }
        return switch (jdbcType) {
            case Types.BOOLEAN, Types.BIT -> DataType.of(TypeKind.BOOLEAN, "BOOLEAN");
            case Types.TINYINT -> DataType.integer("TINYINT", 8);
            case Types.SMALLINT -> DataType.integer("SMALLINT", 16);
            case Types.INTEGER -> DataType.integer("INTEGER", 32);
            case Types.BIGINT -> DataType.integer("BIGINT", 64);
            case Types.DECIMAL, Types.NUMERIC ->
                DataType.decimal("DECIMAL(" + precision + "," + scale + ")", precision, scale);
            case Types.REAL -> new DataType(TypeKind.FLOAT, "REAL", 0, 32, 0);
            case Types.FLOAT, Types.DOUBLE -> new DataType(TypeKind.FLOAT, "DOUBLE PRECISION", 0, 64, 0);
            case Types.CHAR, Types.NCHAR -> DataType.text("CHAR(" + precision + ")", precision);
            case Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR ->
                DataType.text(
                        (name.equals("VARCHAR_IGNORECASE") ? name : "VARCHAR") + "(" + precision + ")", precision);
            case Types.CLOB, Types.NCLOB -> DataType.text("CLOB", 0);
            case Types.BINARY ->
                new DataType(
                        TypeKind.BINARY,
                        name.startsWith("UUID") ? "UUID" : "BINARY(" + precision + ")",
                        precision,
                        0,
                        0);
            case Types.VARBINARY, Types.LONGVARBINARY ->
                new DataType(TypeKind.BINARY, "VARBINARY(" + precision + ")", precision, 0, 0);
            case Types.BLOB -> new DataType(TypeKind.BINARY, "BLOB", 0, 0, 0);
            case Types.DATE -> DataType.of(TypeKind.DATE, "DATE");
            case Types.TIME -> DataType.temporal(TypeKind.TIME, "TIME(" + scale + ")", scale);
            case Types.TIMESTAMP -> DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(" + scale + ")", scale);
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP(" + scale + ") WITH TIME ZONE", scale);
            default -> name.equals("UUID") ? DataType.of(TypeKind.UUID, "UUID") : DataType.of(TypeKind.OTHER, typeName);
        };
    }
}
