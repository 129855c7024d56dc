package dev.fluxo.engine.transform;

import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TypeKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;

/**
 * Dates and times within the column's fraction digits. A date becomes the start of its day, a timestamp at midnight a date.
 * Between a timestamp with and one without an offset nothing is guessed.
 */
final class TemporalFitter extends Fitter {
    private static final int NANO_DIGITS = 9;

    /** Nanoseconds that the column's fraction cannot tell apart. */
    private final int tick;

    TemporalFitter(DataType type) {
        super(type);
        int power = 1;
        for (int i = type.scale(); i < NANO_DIGITS; i++) {
            power *= 10;
        }
        this.tick = power;
    }

    @Override
    Object fit(Object value) {
        TypeKind kind = type().kind();
        if (kind == TypeKind.DATE && value instanceof LocalDate) {
            return value;
        }
        if (kind == TypeKind.DATE && value instanceof LocalDateTime timestamp) {
            if (!timestamp.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw misfit(value, "it is not midnight; add to_date to drop the time");
            }
            return timestamp.toLocalDate();
        }
        if (kind == TypeKind.TIME && value instanceof LocalTime time) {
            return inTicks(time);
        }
        if (kind == TypeKind.TIMESTAMP && value instanceof LocalDateTime timestamp) {
            return inTicks(timestamp);
        }
        if (kind == TypeKind.TIMESTAMP && value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (kind == TypeKind.TIMESTAMP_TZ && value instanceof OffsetDateTime timestamp) {
            return inTicks(timestamp);
        }
        throw misfit(
                value, value instanceof String ? "add " + (kind == TypeKind.DATE ? "to_date" : "to_timestamp") : null);
    }

    private Object inTicks(Temporal value) {
        if (value.get(ChronoField.NANO_OF_SECOND) % tick != 0) {
            String cut = "add date_trunc(" + unit() + ") to cut them";
            throw misfit(value, "it has more than " + type().scale() + " digits of a second; " + cut);
        }
        return value;
    }

    /** The finest unit that the column can hold. */
    private String unit() {
        return type().scale() >= 6 ? "microsecond" : type().scale() >= 3 ? "millisecond" : "second";
    }
}
