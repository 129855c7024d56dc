package dev.fluxo.engine.spi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;

/** Values as text that reads back to the same value, to the last digit, in every zone and locale. */
public final class ValueText {
    private ValueText() {}

    /** @param value of one of the classes of {@link TypeKind} */
    public static String write(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        String limit = Infinity.write(value);
        return limit == null ? value.toString() : limit;
    }

    /** @throws IllegalArgumentException or {@link java.time.DateTimeException} if the text is not of the kind */
    public static Object read(TypeKind kind, String text) {
        Object limit = Infinity.read(kind, text);
        return limit != null ? limit : finite(kind, text);
    }

    private static Object finite(TypeKind kind, String text) {
        return switch (kind) {
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case FLOAT -> Double.valueOf(text);
            case TEXT, OTHER -> text;
            case BINARY -> HexFormat.of().parseHex(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case TIMESTAMP_TZ -> OffsetDateTime.parse(text);
            case UUID -> UUID.fromString(text);
        };
    }
}
