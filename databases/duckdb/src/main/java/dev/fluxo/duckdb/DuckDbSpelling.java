package dev.fluxo.duckdb;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Infinity;
import dev.fluxo.engine.spi.Spelling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that the driver binds or reads otherwise than they are: decimals of many digits become NULL, a year before Christ one after, a moment has
 * the zone of this process, the end of a day fails, and nanoseconds are cut.
 */
record DuckDbSpelling(Function<Object, String> writing, Function<String, Object> reading) implements Spelling {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter(Locale.ROOT);

    private static final DuckDbSpelling DECIMALS =
            new DuckDbSpelling(value -> ((BigDecimal) value).toPlainString(), BigDecimal::new);
    private static final DuckDbSpelling DATES = new DuckDbSpelling(DuckDbSpelling::date, DuckDbSpelling::date);
    private static final DuckDbSpelling TIMES = new DuckDbSpelling(DuckDbSpelling::time, DuckDbSpelling::time);
    private static final DuckDbSpelling TIMESTAMPS =
            new DuckDbSpelling(value -> TIMESTAMP.format((LocalDateTime) value), DuckDbSpelling::timestamp);
    private static final DuckDbSpelling MOMENTS = new DuckDbSpelling(DuckDbSpelling::moment, DuckDbSpelling::moment);

    /** Null where the driver knows the values itself. */
    static @Nullable Spelling of(DataType type) {
        return switch (type.kind()) {
            case DECIMAL -> DECIMALS;
            case DATE -> DATES;
            case TIME -> TIMES;
            case TIMESTAMP -> DuckDbTypes.isText(type) ? TIMESTAMPS : null;
            case TIMESTAMP_TZ -> MOMENTS;
            default -> null;
        };
    }

    private static String date(Object date) {
        String infinite = infinite(date);
        return infinite == null ? date.toString() : infinite;
    }

    private static Object date(String text) {
        return DuckDbTimes.infinite(LocalDate.parse(text));
    }

    private static String time(Object time) {
        return time instanceof LocalTime of ? TIME.format(of) : "24:00:00";
    }

    private static Object time(String text) {
        return text.startsWith("24:") ? Infinity.END_OF_DAY : LocalTime.parse(text);
    }

    private static Object timestamp(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static String moment(Object moment) {
        String infinite = infinite(moment);
        return infinite == null
                ? TIMESTAMP.format(((OffsetDateTime) moment).withOffsetSameInstant(ZoneOffset.UTC)) + "+00"
                : infinite;
    }

    private static Object moment(String text) {
        return DuckDbTimes.utc(OffsetDateTime.parse(text));
    }

    private static @Nullable String infinite(Object value) {
        return Infinity.isPositive(value) ? "infinity" : Infinity.isNegative(value) ? "-infinity" : null;
    }

    @Override
    public String write(Object value) {
        return writing.apply(value);
    }

    @Override
    public Object read(String text) {
        return reading.apply(text);
    }
}
