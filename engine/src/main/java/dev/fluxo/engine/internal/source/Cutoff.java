package dev.fluxo.engine.internal.source;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules.Grain;
import dev.fluxo.engine.spi.TypeKind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;

/**
 * Arithmetic of the window's upper bound. Always downwards: a value that can still be written (this tick of the
 * column's clock, this day of a date) is not passed yet.
 */
final class Cutoff {
    private static final int NANO_DIGITS = 9;

    private Cutoff() {}

    /** The moment less the lag, truncated to the precision of the column, as the column's Java class. */
    static Object of(Temporal moment, Duration lag, DataType column) {
        Temporal bound = moment.minus(lag);
        if (column.kind() == TypeKind.DATE) {
            return ((LocalDateTime) bound).toLocalDate();
        }
        if (column.rules().grain() == Grain.MINUTE) {
            return bound.with(ChronoField.SECOND_OF_MINUTE, 0).with(ChronoField.NANO_OF_SECOND, 0);
        }
        // Hundredths are moments of a datetime of 1/300 s too.
        int digits = column.rules().grain() == Grain.THREE_HUNDREDTH ? 2 : column.scale();
        long unit = 1;
        for (int digit = digits; digit < NANO_DIGITS; digit++) {
            unit *= 10;
        }
        long nanos = bound.getLong(ChronoField.NANO_OF_SECOND);
        return bound.with(ChronoField.NANO_OF_SECOND, nanos / unit * unit);
    }

    /** A time or a day without a zone, to compare it with others of its clock. */
    static LocalDateTime local(Object value) {
        return value instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) value;
    }

    /** Whether a value of the column is later than a time of the same clock. */
    static boolean isAfter(Object value, Temporal time) {
        return value instanceof OffsetDateTime zoned
                ? zoned.toInstant().isAfter(((OffsetDateTime) time).toInstant())
                : local(value).isAfter((LocalDateTime) time);
    }
}
