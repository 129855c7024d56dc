package dev.fluxo.engine.internal.plan;

import dev.fluxo.engine.spi.ValueText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a value that an analyst wrote in YAML means the value that came out. */
final class ExpectedValue {
    private ExpectedValue() {}

    static boolean of(@Nullable Object expected, @Nullable Object actual) {
        if (expected == null || actual == null) {
            return expected == actual;
        }
        if (isExact(expected) && isExact(actual)) {
            return number(expected).compareTo(number(actual)) == 0;
        }
        if (expected instanceof LocalDate date && actual instanceof LocalDateTime) {
            return date.atStartOfDay().equals(actual);
        }
        if (expected instanceof String text && !(actual instanceof String)) {
            return text.equals(ValueText.write(actual));
        }
        return Objects.equals(expected, actual);
    }

    /** The value as a test's message shows it: text in quotes, so that blanks can be seen. */
    static String show(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof String text ? "'" + text + "'" : ValueText.write(value);
    }

    private static boolean isExact(Object value) {
        return value instanceof Number && !(value instanceof Double floating && !Double.isFinite(floating));
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
