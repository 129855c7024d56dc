package dev.fluxo.engine.internal.transform.value;

import dev.fluxo.engine.spi.Infinity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Names what a value is, without showing it: messages reach logs and audit tables. */
public final class Kinds {
    private Kinds() {}

    /** {@code a text of 12 characters}, {@code a date}: for messages. */
    public static String describe(Object value) {
        if (value instanceof String text) {
            int length = text.codePointCount(0, text.length());
            return length == 0 ? "an empty text" : "a text of " + length + (length == 1 ? " character" : " characters");
        }
        if (value instanceof Long) {
            return "a whole number";
        }
        if (value instanceof BigDecimal) {
            return "a decimal number";
        }
        if (value instanceof Double) {
            return "a floating-point number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        if (value.equals(Infinity.END_OF_DAY)) {
            return "the time 24:00";
        }
        if (value instanceof LocalDate) {
            return "a date";
        }
        if (value instanceof LocalTime) {
            return "a time of day";
        }
        if (value instanceof LocalDateTime) {
            return "a timestamp";
        }
        if (value instanceof OffsetDateTime) {
            return "a timestamp with an offset";
        }
        if (value instanceof UUID) {
            return "a UUID";
        }
        return "binary data";
    }
}
