package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.Numbers;
import dev.fluxo.engine.internal.transform.value.TemporalReader;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/** Compares values of kinds that can be compared: numbers by value, texts character by character, times with times or ISO texts. */
final class Comparison {
    private Comparison() {}

    /** Negative, zero or positive. @throws ValueFault if the two cannot be compared */
    static int compare(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            return left.compareTo(right);
        }
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        BigDecimal number = Numbers.decimalOrNull(a);
        BigDecimal other = Numbers.decimalOrNull(b);
        if (number != null && other != null) {
            return number.compareTo(other);
        }
        if (a instanceof Boolean left && b instanceof Boolean right) {
            return left.compareTo(right);
        }
        if (a instanceof String text && !(b instanceof String)) {
            return -compareWithText(b, text);
        }
        return b instanceof String text ? compareWithText(a, text) : compareTimes(a, b);
    }

    private static int compareWithText(Object value, String text) {
        if (value instanceof UUID) {
            return value.toString().compareTo(text.toLowerCase(Locale.ROOT));
        }
        return compareTimes(value, parse(value, text));
    }

    /** The text as the kind of time that the value is. */
    private static Object parse(Object like, String text) {
        try {
            if (like instanceof LocalDate || like instanceof LocalDateTime) {
                Object date = TemporalReader.isoDate().readOrNull(text);
                return date == null ? TemporalReader.isoTimestamp().read(text) : date;
            }
            if (like instanceof LocalTime) {
                return LocalTime.parse(text);
            }
            if (like instanceof OffsetDateTime) {
                return OffsetDateTime.parse(text);
            }
        } catch (DateTimeException e) {
            throw incomparable(like, text);
        }
        throw incomparable(like, text);
    }

    private static int compareTimes(Object a, Object b) {
        if (a instanceof LocalDate left && b instanceof LocalDate right) {
            return left.compareTo(right);
        }
        if (isLocal(a) && isLocal(b)) {
            return timestamp(a).compareTo(timestamp(b));
        }
        if (a instanceof OffsetDateTime left && b instanceof OffsetDateTime right) {
            return left.toInstant().compareTo(right.toInstant());
        }
        if (a instanceof LocalTime left && b instanceof LocalTime right) {
            return left.compareTo(right);
        }
        if (a instanceof UUID && b instanceof UUID) {
            return a.toString().compareTo(b.toString());
        }
        if (a instanceof byte[] left && b instanceof byte[] right) {
            return Arrays.compareUnsigned(left, right);
        }
        throw incomparable(a, b);
    }

    private static boolean isLocal(Object value) {
        return value instanceof LocalDate || value instanceof LocalDateTime;
    }

    private static LocalDateTime timestamp(Object value) {
        return value instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) value;
    }

    private static ValueFault incomparable(Object a, Object b) {
        return new ValueFault(Kinds.describe(a) + " and " + Kinds.describe(b) + " cannot be compared");
    }
}
