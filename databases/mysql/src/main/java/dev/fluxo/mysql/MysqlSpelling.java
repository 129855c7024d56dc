package dev.fluxo.mysql;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Spelling;
import dev.fluxo.engine.spi.TypeKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Times are texts, as the server has them: the driver would make NULL of a date of zeros, and reckon with zones. Moments are those of UTC, which
 * each session is in. What is no value of its kind is refused: 0000-00-00, 100:30:00, a boolean of 2.
 */
record MysqlSpelling(Function<Object, String> writing, Function<String, Object> reading) implements Spelling {
    private static final int DATE = "2026-01-01".length();

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final Map<TypeKind, MysqlSpelling> ALL = new EnumMap<>(Map.of(
            TypeKind.DATE, new MysqlSpelling(Object::toString, LocalDate::parse),
            TypeKind.TIME, new MysqlSpelling(value -> TIME.format((LocalTime) value), LocalTime::parse),
            TypeKind.TIMESTAMP, new MysqlSpelling(value -> written((LocalDateTime) value), MysqlSpelling::moment),
            TypeKind.TIMESTAMP_TZ,
                    new MysqlSpelling(
                            value -> written(((OffsetDateTime) value)
                                    .withOffsetSameInstant(ZoneOffset.UTC)
                                    .toLocalDateTime()),
                            text -> moment(text).atOffset(ZoneOffset.UTC)),
            TypeKind.UUID, new MysqlSpelling(Object::toString, UUID::fromString)));

    private static final MysqlSpelling TRUTH =
            new MysqlSpelling(value -> (Boolean) value ? "1" : "0", MysqlSpelling::truth);

    /**
     * Of 32 bits, which come as one of 64: in as few digits as tell it from others. They go with all digits: the server takes the greatest one,
     * rounded, for a greater one.
     */
    private static final MysqlSpelling SINGLE = new MysqlSpelling(
            value -> Double.toString(((Double) value).floatValue()),
            text -> Double.valueOf(Float.toString((float) Double.parseDouble(text))));

    /** Null where the driver knows the values itself. */
    static @Nullable Spelling of(DataType type) {
        return switch (type.sqlName()) {
            case "tinyint(1)" -> TRUTH;
            case "float" -> SINGLE;
            default -> ALL.get(type.kind());
        };
    }

    private static Object truth(String text) {
        return switch (text) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new IllegalArgumentException("neither 0 nor 1");
        };
    }

    private static String written(LocalDateTime time) {
        return time.toLocalDate() + " " + TIME.format(time);
    }

    private static LocalDateTime moment(String text) {
        return text.length() == DATE
                ? LocalDate.parse(text).atStartOfDay()
                : LocalDateTime.parse(text.replace(' ', 'T'));
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
