package dev.fluxo.sqlite;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Spelling;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

/** Decimals, times and UUIDs are texts, as SQLite's own functions write them: in order as their values are. Moments are those of UTC. */
record SqliteSpelling(Function<Object, String> writing, Function<String, Object> reading) implements Spelling {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd ")
            .append(TIME)
            .toFormatter(Locale.ROOT);

    private static final Map<TypeKind, SqliteSpelling> ALL = new EnumMap<>(Map.of(
            TypeKind.DATE, new SqliteSpelling(Object::toString, LocalDate::parse),
            TypeKind.TIME, new SqliteSpelling(value -> TIME.format((LocalTime) value), LocalTime::parse),
            TypeKind.TIMESTAMP,
                    new SqliteSpelling(value -> TIMESTAMP.format((LocalDateTime) value), SqliteSpelling::timestamp),
            TypeKind.TIMESTAMP_TZ, new SqliteSpelling(SqliteSpelling::utc, SqliteSpelling::moment),
            TypeKind.UUID, new SqliteSpelling(Object::toString, UUID::fromString)));

    /** Null where the driver knows the values itself. */
    static @Nullable Spelling of(DataType type) {
        return type.kind() == TypeKind.DECIMAL ? decimal(type.scale()) : ALL.get(type.kind());
    }

    /** A number has no scale of its own there: 1.50 comes back as 1.5. */
    private static Spelling decimal(int scale) {
        return new SqliteSpelling(value -> ((BigDecimal) value).toPlainString(), text -> {
            BigDecimal number = new BigDecimal(text);
            return number.scale() < scale ? number.setScale(scale, RoundingMode.UNNECESSARY) : number;
        });
    }

    private static LocalDateTime timestamp(String text) {
        boolean date = text.length() == "2026-01-01".length();
        return date ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    /** A column of timestamps as they are written here, whoever has written them: a text that is shorter or longer would be another time. */
    static String canonical(String column) {
        String time = "replace(" + column + ", 'T', ' ')";
        return "CASE length(" + column + ") WHEN 10 THEN " + column + " || ' 00:00:00' WHEN 16 THEN " + time
                + " || ':00' WHEN 19 THEN " + time + " ELSE rtrim(rtrim(" + time + ", '0'), '.') END";
    }

    private static String utc(Object moment) {
        return TIMESTAMP.format(((OffsetDateTime) moment).withOffsetSameInstant(ZoneOffset.UTC)) + "Z";
    }

    private static OffsetDateTime moment(String text) {
        return OffsetDateTime.parse(text.replace(' ', 'T'));
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
