package dev.fluxo.engine.model;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * The values that stand for what the classes of java.time and java.math do not hold: the last and first moment of a
 * calendar for infinity, as PostgreSQL's driver has it; a Duration for 24:00; a Double for a decimal's NaN or infinity.
 */
public final class Infinity {
    /** The time of day 24:00:00. */
    public static final Duration END_OF_DAY = Duration.ofDays(1);

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
}
