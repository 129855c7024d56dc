package dev.fluxo.engine.internal.transform;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Infinity;
import dev.fluxo.engine.spi.TypeKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times that the column can hold to the last digit. A date becomes the start of its day, a timestamp at midnight a
 * date. Between a timestamp with and one without an offset nothing is guessed.
 */
final class TemporalFitter extends Fitter {
    private final TypeKind kind;
    private final Grain grain;

    TemporalFitter(DataType type) {
        super(type);
        this.kind = type.kind();
        this.grain = Grain.of(type);
    }

    @Override
    Object fit(Object value) {
        if (Infinity.is(value)) {
            return infinity(value);
        }
        if (kind == TypeKind.DATE && value instanceof LocalDate) {
            return bounded(value);
        }
        if (kind == TypeKind.DATE && value instanceof LocalDateTime timestamp) {
            if (!timestamp.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                throw misfit(value, "it is not midnight; add to_date to drop the time");
            }
            return bounded(timestamp.toLocalDate());
        }
        if (kind == TypeKind.TIME && value instanceof LocalTime time) {
            return inGrain(time);
        }
        if (kind == TypeKind.TIMESTAMP && value instanceof LocalDateTime timestamp) {
            return inGrain(timestamp);
        }
        if (kind == TypeKind.TIMESTAMP && value instanceof LocalDate date) {
            return bounded(date.atStartOfDay());
        }
        if (kind == TypeKind.TIMESTAMP_TZ && value instanceof OffsetDateTime timestamp) {
            return inGrain(timestamp);
        }
        throw misfit(
                value, value instanceof String ? "add " + (kind == TypeKind.DATE ? "to_date" : "to_timestamp") : null);
    }

    private Object inGrain(Temporal value) {
        String fault = grain.fault(value);
        if (fault != null) {
            throw misfit(value, fault);
        }
        return bounded(value);
    }

    /** Of a date, the infinity of a timestamp, and the other way round. */
    private Object infinity(Object value) {
        Object same = !type().rules().infinity()
                ? null
                : switch (kind) {
                    case DATE -> ofDate(value);
                    case TIMESTAMP -> ofTimestamp(value);
                    case TIMESTAMP_TZ -> value instanceof OffsetDateTime ? value : null;
                    default -> value.equals(Infinity.END_OF_DAY) ? value : null;
                };
        if (same == null) {
            throw misfit(
                    value,
                    value.equals(Infinity.END_OF_DAY)
                            ? null
                            : "it is infinity; map it to NULL or to a date, by an expression");
        }
        return same;
    }

    private static @Nullable Object ofDate(Object value) {
        if (value instanceof LocalDateTime) {
            return Infinity.isPositive(value) ? LocalDate.MAX : LocalDate.MIN;
        }
        return value instanceof LocalDate ? value : null;
    }

    private static @Nullable Object ofTimestamp(Object value) {
        if (value instanceof LocalDate) {
            return Infinity.isPositive(value) ? LocalDateTime.MAX : LocalDateTime.MIN;
        }
        return value instanceof LocalDateTime ? value : null;
    }
}
