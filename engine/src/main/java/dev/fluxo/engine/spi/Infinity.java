package dev.fluxo.engine.spi;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The values that stand for what the classes of java.time and java.math do not hold: the last and first moment of a
 * calendar for infinity, as PostgreSQL's driver has it; a Duration for 24:00; a Double for a decimal's NaN or infinity.
 */
public final class Infinity {
    /** The time of day 24:00:00. */
    public static final Duration END_OF_DAY = Duration.ofDays(1);

    /** As PostgreSQL writes it. */
    private static final String WORD = "infinity";

    private Infinity() {}

    /** Whether the value is one of them, in a column of times or decimals. */
    public static boolean is(Object value) {
        return value instanceof Double number
                ? !Double.isFinite(number)
                : isPositive(value) || isNegative(value) || END_OF_DAY.equals(value);
    }

    public static boolean isPositive(Object moment) {
        return LocalDateTime.MAX.equals(moment) || OffsetDateTime.MAX.equals(moment) || LocalDate.MAX.equals(moment);
    }

    public static boolean isNegative(Object moment) {
        return LocalDateTime.MIN.equals(moment) || OffsetDateTime.MIN.equals(moment) || LocalDate.MIN.equals(moment);
    }

    /** {@code infinity}, {@code -infinity}, {@code 24:00:00}; null for any other value than those of times. */
    static @Nullable String write(Object value) {
        if (value.equals(END_OF_DAY)) {
            return "24:00:00";
        }
        return isPositive(value) ? WORD : isNegative(value) ? "-" + WORD : null;
    }

    /** The value that is written so in a column of the kind; null where it is an ordinary one, or none at all. */
    static @Nullable Object read(TypeKind kind, String text) {
        if (kind == TypeKind.TIME) {
            return text.startsWith("24:00") ? END_OF_DAY : null;
        }
        boolean first = text.equalsIgnoreCase("-" + WORD);
        if (kind == TypeKind.DECIMAL && (text.equals("NaN") || first || text.equalsIgnoreCase(WORD))) {
            return text.equals("NaN") ? Double.NaN : first ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (!first && !text.equalsIgnoreCase(WORD)) {
            return null;
        }
        return switch (kind) {
            case DATE -> first ? LocalDate.MIN : LocalDate.MAX;
            case TIMESTAMP -> first ? LocalDateTime.MIN : LocalDateTime.MAX;
            case TIMESTAMP_TZ -> first ? OffsetDateTime.MIN : OffsetDateTime.MAX;
            default -> null;
        };
    }
}
