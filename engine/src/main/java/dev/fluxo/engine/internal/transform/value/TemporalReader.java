package dev.fluxo.engine.internal.transform.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads dates and timestamps from text, strictly: 31 February is a fault, not the 3rd of March. Thread-safe. */
public final class TemporalReader {
    private static final TemporalReader ISO_DATE =
            new TemporalReader(strict(DateTimeFormatter.ISO_LOCAL_DATE), LocalDate::from, "a date as 2026-01-31");
    private static final TemporalReader ISO_TIMESTAMP = new TemporalReader(
            isoTimestampFormatter(), LocalDateTime::from, "a timestamp as 2026-01-31T23:59:59 or 2026-01-31 23:59:59");

    /** Tells month from day and morning from evening; a pattern that determines a value reads it back. */
    private static final OffsetDateTime SAMPLE = OffsetDateTime.of(2029, 11, 25, 17, 48, 36, 0, ZoneOffset.UTC);

    private final DateTimeFormatter formatter;
    private final TemporalQuery<?> kind;
    private final String wanted;

    private TemporalReader(DateTimeFormatter formatter, TemporalQuery<?> kind, String wanted) {
        this.formatter = formatter;
        this.kind = kind;
        this.wanted = wanted;
    }

    /** {@code 2026-01-31} */
    public static TemporalReader isoDate() {
        return ISO_DATE;
    }

    /** {@code 2026-01-31T23:59:59.123} or with a blank for the T */
    public static TemporalReader isoTimestamp() {
        return ISO_TIMESTAMP;
    }

    /** @throws IllegalArgumentException with a message for the user, if the pattern is wrong or does not make a date */
    public static TemporalReader date(String pattern, Locale locale) {
        return checked(pattern, locale, LocalDate::from, "a date");
    }

    /**
     * With an offset in the pattern, it reads {@link OffsetDateTime}, else {@link LocalDateTime}.
     *
     * @throws IllegalArgumentException with a message for the user, if the pattern is wrong or does not make a timestamp
     */
    public static TemporalReader timestamp(String pattern, Locale locale) {
        return DatePattern.hasOffset(pattern)
                ? checked(pattern, locale, OffsetDateTime::from, "a timestamp with an offset")
                : checked(pattern, locale, LocalDateTime::from, "a timestamp");
    }

    /** @throws ValueFault if the text is not written as expected, or no such day exists */
    public Object read(String text) {
        Object value = readOrNull(text);
        if (value == null) {
            throw new ValueFault(NumberText.refusal(text, wanted));
        }
        return value;
    }

    /** Null where {@link #read} would fail. */
    public @Nullable Object readOrNull(String text) {
        try {
            return formatter.parse(Spaces.trim(text), kind);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static TemporalReader checked(String pattern, Locale locale, TemporalQuery<?> kind, String what) {
        DateTimeFormatter formatter = formatter(pattern, locale);
        TemporalReader reader = new TemporalReader(formatter, kind, what + " as " + pattern);
        try {
            if (reader.readOrNull(formatter.format(SAMPLE)) != null) {
                return reader;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the pattern '" + pattern + "' cannot be used: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "the pattern '" + pattern + "' does not determine " + what + DatePattern.advice(pattern));
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        try {
            return strict(new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(DatePattern.javaTime(pattern))
                    .toFormatter(locale));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the pattern '" + pattern + "' is not valid: " + e.getMessage(), e);
        }
    }

    private static DateTimeFormatter strict(DateTimeFormatter formatter) {
        return formatter.withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatter isoTimestampFormatter() {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        for (char between : new char[] {'T', ' '}) {
            builder.optionalStart()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendLiteral(between)
                    .append(DateTimeFormatter.ISO_LOCAL_TIME)
                    .optionalEnd();
        }
        return strict(builder.toFormatter(Locale.ROOT));
    }
}
