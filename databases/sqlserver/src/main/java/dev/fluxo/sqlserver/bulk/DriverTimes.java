package dev.fluxo.sqlserver.bulk;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as the text that the driver's bulk copy parses. It does so by java.sql.Timestamp, in the zone of this JVM: what that
 * zone, or the calendar of 1582, leaves out would become another time.
 */
final class DriverTimes {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSSSSS", Locale.ROOT);
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS", Locale.ROOT);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS xxx", Locale.ROOT);
    private static final LocalDate LAST_JULIAN = LocalDate.of(1582, 10, 4);
    private static final LocalDate FIRST_GREGORIAN = LocalDate.of(1582, 10, 15);
    /** When a java.sql.Time is. */
    private static final LocalDate EPOCH = LocalDate.EPOCH;

    private DriverTimes() {}

    /** @throws NotExact if the driver would send another time */
    static String text(String column, Object value) {
        if (value instanceof LocalDate date) {
            check(column, isInCalendar(date));
            return date.toString();
        }
        if (value instanceof LocalTime time) {
            check(column, isInZone(EPOCH.atTime(time)));
            return TIME.format(time);
        }
        if (value instanceof LocalDateTime moment) {
            check(column, isInCalendar(moment.toLocalDate()) && isInZone(moment));
            return TIMESTAMP.format(moment);
        }
        OffsetDateTime moment = (OffsetDateTime) value;
        boolean shifted = !moment.getOffset().equals(ZoneOffset.UTC);
        // The shift to UTC counts by the calendar of the day.
        check(column, isInCalendar(moment.toLocalDate()) && !(shifted && isOld(moment.toLocalDate())));
        return INSTANT.format(moment);
    }

    private static void check(String column, boolean exact) {
        if (!exact) {
            throw new NotExact(column);
        }
    }

    private static boolean isInCalendar(LocalDate date) {
        return !date.isAfter(LAST_JULIAN) || !date.isBefore(FIRST_GREGORIAN);
    }

    private static boolean isOld(LocalDate date) {
        return !date.isAfter(FIRST_GREGORIAN);
    }

    private static boolean isInZone(LocalDateTime moment) {
        return !ZoneId.systemDefault().getRules().getValidOffsets(moment).isEmpty();
    }
}
