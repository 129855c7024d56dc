package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.Infinity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as the numbers that DuckDB keeps: days, micro- and nanoseconds since 1970. */
@SuppressWarnings("JavaLocalDateTimeGetNano") // beside toEpochSecond
final class DuckDbTimes {
    /** How infinity is kept, with either sign. */
    static final long INFINITE = Long.MAX_VALUE;

    /** As the driver shows infinity, which it does not know: the day after the last one, and the one before the first. */
    private static final LocalDate PAST_THE_LAST_DAY = LocalDate.ofEpochDay(Integer.MAX_VALUE);

    private static final LocalDate BEFORE_THE_FIRST_DAY = LocalDate.ofEpochDay(-Integer.MAX_VALUE);

    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;
    private static final int NANOS_OF_MICRO = 1_000;
    private static final int NANOS_OF_MILLI = 1_000_000;
    private static final long MILLIS = 1_000;
    private static final long MICROS_OF_DAY = 86_400 * MICROS;

    private DuckDbTimes() {}

    static int days(LocalDate date) {
        return Infinity.isPositive(date)
                ? Integer.MAX_VALUE
                : Infinity.isNegative(date) ? -Integer.MAX_VALUE : Math.toIntExact(date.toEpochDay());
    }

    static long micros(LocalDateTime time) {
        if (Infinity.isPositive(time)) {
            return INFINITE;
        }
        if (Infinity.isNegative(time)) {
            return -INFINITE;
        }
        long seconds = time.toEpochSecond(ZoneOffset.UTC);
        long micros = time.getNano() / NANOS_OF_MICRO;
        // From the second that is nearer to 1970: the first moments of all would overflow on the way.
        return seconds < 0
                ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS), micros - MICROS)
                : Math.addExact(Math.multiplyExact(seconds, MICROS), micros);
    }

    static long nanos(LocalDateTime time) {
        return Math.addExact(Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), NANOS), time.getNano());
    }

    /** A value that is infinite is so in seconds and milliseconds alike. */
    static long seconds(LocalDateTime time) {
        return infinite(time, time.toEpochSecond(ZoneOffset.UTC));
    }

    private static long infinite(LocalDateTime time, long finite) {
        return Infinity.isPositive(time) ? INFINITE : Infinity.isNegative(time) ? -INFINITE : finite;
    }

    static long millis(LocalDateTime time) {
        long millis = time.toEpochSecond(ZoneOffset.UTC) * MILLIS + time.getNano() / NANOS_OF_MILLI;
        return infinite(time, millis);
    }

    /** A time of the day, or its end. */
    static long microsOfDay(Object time) {
        return time instanceof LocalTime of ? of.toNanoOfDay() / NANOS_OF_MICRO : MICROS_OF_DAY;
    }

    /** The driver shows infinity as the microsecond after the last one. */
    static LocalDateTime infinite(LocalDateTime time) {
        if (Math.abs(time.getYear()) < 290_000) {
            return time;
        }
        long micros = micros(time);
        return micros == INFINITE ? LocalDateTime.MAX : micros == -INFINITE ? LocalDateTime.MIN : time;
    }

    static LocalDate infinite(LocalDate date) {
        return date.equals(PAST_THE_LAST_DAY)
                ? LocalDate.MAX
                : date.equals(BEFORE_THE_FIRST_DAY) ? LocalDate.MIN : date;
    }

    /** As the driver gives it, in the zone of this process. */
    static OffsetDateTime utc(OffsetDateTime moment) {
        OffsetDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
        LocalDateTime time = infinite(utc.toLocalDateTime());
        return Infinity.isPositive(time) ? OffsetDateTime.MAX : Infinity.isNegative(time) ? OffsetDateTime.MIN : utc;
    }
}
