package dev.fluxo.postgresql.copy;

import dev.fluxo.engine.spi.Infinity;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Dates as days and times as microseconds since 2000-01-01, as PostgreSQL counts them. Its calendar is java.time's. */
final class Epoch {
    private static final long DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long SECOND = DAY * 86_400;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    private Epoch() {}

    static LocalDate date(int days) {
        if (days == Integer.MAX_VALUE) {
            return LocalDate.MAX;
        }
        return days == Integer.MIN_VALUE ? LocalDate.MIN : LocalDate.ofEpochDay(DAY + days);
    }

    static int days(LocalDate date) {
        if (Infinity.isPositive(date)) {
            return Integer.MAX_VALUE;
        }
        return Infinity.isNegative(date) ? Integer.MIN_VALUE : Math.toIntExact(date.toEpochDay() - DAY);
    }

    static LocalDateTime timestamp(long micros) {
        if (micros == Long.MAX_VALUE) {
            return LocalDateTime.MAX;
        }
        if (micros == Long.MIN_VALUE) {
            return LocalDateTime.MIN;
        }
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        int nano = (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1_000;
        return LocalDateTime.ofEpochSecond(SECOND + second, nano, ZoneOffset.UTC);
    }

    static long micros(LocalDateTime timestamp) {
        if (Infinity.isPositive(timestamp)) {
            return Long.MAX_VALUE;
        }
        if (Infinity.isNegative(timestamp)) {
            return Long.MIN_VALUE;
        }
        return micros(timestamp.toEpochSecond(ZoneOffset.UTC), timestamp.get(ChronoField.NANO_OF_SECOND));
    }

    static OffsetDateTime instant(long micros) {
        if (micros == Long.MAX_VALUE) {
            return OffsetDateTime.MAX;
        }
        return micros == Long.MIN_VALUE ? OffsetDateTime.MIN : timestamp(micros).atOffset(ZoneOffset.UTC);
    }

    static long micros(OffsetDateTime instant) {
        if (Infinity.isPositive(instant)) {
            return Long.MAX_VALUE;
        }
        return Infinity.isNegative(instant) ? Long.MIN_VALUE : micros(instant.toEpochSecond(), instant.getNano());
    }

    private static long micros(long epochSecond, int nano) {
        return Math.addExact(Math.multiplyExact(epochSecond - SECOND, MICROS_PER_SECOND), nano / 1_000);
    }

    static Object time(long micros) {
        return micros == MICROS_PER_DAY ? Infinity.END_OF_DAY : LocalTime.ofNanoOfDay(micros * 1_000);
    }

    static long ofDay(Object time) {
        return time instanceof LocalTime within ? within.toNanoOfDay() / 1_000 : MICROS_PER_DAY;
    }
}
