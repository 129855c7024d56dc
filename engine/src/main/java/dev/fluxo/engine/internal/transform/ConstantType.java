package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The type of a constant of a spec: as wide as that one value. */
public final class ConstantType {
    private static final int WIDEST = 64;
    private static final int MICROS = 6;

    private ConstantType() {}

    /** @param value as a spec can write it */
    public static DataType of(Object value) {
        if (value instanceof String text) {
            return DataType.text("a text", Math.max(1, text.length()));
        }
        if (value instanceof BigDecimal number) {
            int scale = Math.max(0, number.scale());
            return DataType.decimal("a decimal", Math.max(number.precision() - number.scale() + scale, scale), scale);
        }
        if (value instanceof Long) {
            return DataType.integer("a whole number", WIDEST);
        }
        if (value instanceof Boolean) {
            return DataType.of(TypeKind.BOOLEAN, "true or false");
        }
        return value instanceof LocalDate
                ? DataType.of(TypeKind.DATE, "a date")
                : DataType.temporal(kindOfTime(value), "a time", MICROS);
    }

    private static TypeKind kindOfTime(Object value) {
        return value instanceof LocalTime
                ? TypeKind.TIME
                : value instanceof LocalDateTime ? TypeKind.TIMESTAMP : TypeKind.TIMESTAMP_TZ;
    }
}
