package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a column's values before one of them is seen.
 *
 * @param type null where nothing is known; its length, precision or scale is 0 where that is not
 * @param nullable whether a NULL is to be expected; false also where that is not known
 */
public record Flow(@Nullable DataType type, boolean nullable) {
    static final DataType TEXT = DataType.text("text", 0);
    static final DataType INTEGER = DataType.integer("a whole number", 0);
    static final DataType DECIMAL = DataType.decimal("a decimal", 0, 0);
    static final DataType BOOLEAN = DataType.of(TypeKind.BOOLEAN, "boolean");
    static final DataType DATE = DataType.of(TypeKind.DATE, "a date");
    static final DataType TIMESTAMP = DataType.temporal(TypeKind.TIMESTAMP, "a timestamp", 0);

    private static final int WHOLE = 64;
    private static final int MICROS = 6;

    /**
     * The type of a column that takes whatever arrives: where its digits are not known, so many that they are enough. Null where not even
     * the kind is known.
     */
    public @Nullable DataType widest() {
        if (is(TypeKind.INTEGER) && type != null && type.precision() == 0) {
            return DataType.integer(type.sqlName(), WHOLE);
        }
        return TIMESTAMP.equals(type) ? DataType.temporal(TypeKind.TIMESTAMP, TIMESTAMP.sqlName(), MICROS) : type;
    }

    boolean is(TypeKind kind) {
        return type != null && type.kind() == kind;
    }

    Flow of(@Nullable DataType other) {
        return new Flow(other, nullable);
    }

    Flow withNull(boolean expected) {
        return new Flow(type, expected);
    }

    /** Texts of at most this length; 0: of any. */
    Flow text(int length) {
        return of(length == 0 ? TEXT : DataType.text("a text of " + length + " characters", length));
    }

    /** The declared length of a text; 0 where it is none, or has none. */
    int length() {
        return type != null && type.kind() == TypeKind.TEXT ? type.length() : 0;
    }
}
