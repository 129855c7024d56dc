package dev.fluxo.engine.internal.transform.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a date, a timestamp or a time of day down to the start of the unit that it lies in. Weeks begin on Monday. */
public enum DateTrunc {
    YEAR(null),
    QUARTER(null),
    MONTH(null),
    WEEK(null),
    DAY(ChronoUnit.DAYS),
    HOUR(ChronoUnit.HOURS),
    MINUTE(ChronoUnit.MINUTES),
    SECOND(ChronoUnit.SECONDS),
    MILLISECOND(ChronoUnit.MILLIS),
    MICROSECOND(ChronoUnit.MICROS);

    /** Null where the unit is longer than a day. */
    private final @Nullable ChronoUnit withinDay;

    DateTrunc(@Nullable ChronoUnit withinDay) {
        this.withinDay = withinDay;
    }

    /** As written in specs. */
    public static List<String> names() {
        return Arrays.stream(values())
                .map(unit -> unit.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A value of the same class. @throws ValueFault if the value is no date or timestamp */
    public Object apply(Object value) {
        if (value instanceof LocalDate date) {
            return day(date);
        }
        if (value instanceof LocalDateTime timestamp) {
            return truncate(timestamp);
        }
        if (value instanceof OffsetDateTime timestamp) {
            return OffsetDateTime.of(truncate(timestamp.toLocalDateTime()), timestamp.getOffset());
        }
        if (value instanceof LocalTime time && withinDay != null) {
            return time.truncatedTo(withinDay);
        }
        String hint = value instanceof String ? "; put to_date or to_timestamp before it" : "";
        throw new ValueFault(Kinds.describe(value) + " is not a date or timestamp" + hint);
    }

    private LocalDateTime truncate(LocalDateTime timestamp) {
        return withinDay == null
                ? LocalDateTime.of(day(timestamp.toLocalDate()), LocalTime.MIDNIGHT)
                : timestamp.truncatedTo(withinDay);
    }

    private LocalDate day(LocalDate date) {
        return switch (this) {
            case YEAR -> date.withDayOfYear(1);
            case QUARTER -> LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case MONTH -> date.withDayOfMonth(1);
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> date;
        };
    }
}
