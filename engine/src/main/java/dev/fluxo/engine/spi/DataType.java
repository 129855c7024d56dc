package dev.fluxo.engine.spi;

import java.io.Serializable;

/**
 * A column's type.
 *
 * @param sqlName as the database writes it in a cast or in DDL, with length or precision: {@code VARCHAR(100)},
 *     {@code TIMESTAMP(6)}
 * @param length most characters of a text, or bytes of a binary; 0 where unbounded or not applicable
 * @param precision most decimal digits of a DECIMAL; bits of an INTEGER or FLOAT (8, 16, 32, 64); 0 where unknown
 * @param scale digits after the point of a DECIMAL; fractional digits of the second for times
 * @param rules what else the type takes or refuses
 */
public record DataType(TypeKind kind, String sqlName, int length, int precision, int scale, Rules rules)
        implements Serializable {
    public DataType(TypeKind kind, String sqlName, int length, int precision, int scale) {
        this(kind, sqlName, length, precision, scale, Rules.NONE);
    }

    public static DataType of(TypeKind kind, String sqlName) {
        return new DataType(kind, sqlName, 0, 0, 0);
    }

    public static DataType text(String sqlName, int length) {
        return new DataType(TypeKind.TEXT, sqlName, length, 0, 0);
    }

    public static DataType integer(String sqlName, int bits) {
        return new DataType(TypeKind.INTEGER, sqlName, 0, bits, 0);
    }

    public static DataType decimal(String sqlName, int precision, int scale) {
        return new DataType(TypeKind.DECIMAL, sqlName, 0, precision, scale);
    }

    /** A DATE, TIME or timestamp with this many fractional digits of the second. */
    public static DataType temporal(TypeKind kind, String sqlName, int scale) {
        return new DataType(kind, sqlName, 0, 0, scale);
    }

    /** The same type with other rules. */
    public DataType with(Rules other) {
        return new DataType(kind, sqlName, length, precision, scale, other);
    }

    @Override
    public String toString() {
        return sqlName;
    }
}
