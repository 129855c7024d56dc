package dev.fluxo.engine.dialect.sqlserver;

import dev.fluxo.engine.dialect.Bind;
import dev.fluxo.engine.model.DataType;
import dev.fluxo.engine.model.TypeKind;
import dev.fluxo.engine.model.ValueText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times as the text of ISO 8601, which SQL Server reads back to the same value in every language and date format. The
 * driver's own ways pass through a calendar: of some moments before 1582, and of some fractions of a second, they make
 * others.
 */
public final class SqlServerText {
    private static final DataType TEXT = DataType.text("nvarchar(4000)", 4_000);
    private static final int MOST_DIGITS = 7;

    private static final DateTimeFormatter[] TIMES = formatters("HH:mm:ss", "");
    private static final DateTimeFormatter[] TIMESTAMPS = formatters("uuuu-MM-dd'T'HH:mm:ss", "");
    private static final DateTimeFormatter[] INSTANTS = formatters("uuuu-MM-dd'T'HH:mm:ss", "xxx");

    private SqlServerText() {}

    /** By the number of digits of a second. */
    private static DateTimeFormatter[] formatters(String until, String offset) {
        return IntStream.rangeClosed(0, MOST_DIGITS)
                .mapToObj(digits -> {
                    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(until);
                    if (digits > 0) {
                        builder.appendFraction(ChronoField.NANO_OF_SECOND, digits, digits, true);
                    }
                    if (!offset.isEmpty()) {
                        builder.appendPattern(offset);
                    }
                    return builder.toFormatter(Locale.ROOT);
                })
                .toArray(DateTimeFormatter[]::new);
    }

    /** A date or time with as many digits of a second as the type has. */
    public static String of(TemporalAccessor moment, DataType type) {
        if (moment instanceof LocalDate) {
            return moment.toString();
        }
        return switch (type.kind()) {
            case TIME -> TIMES[type.scale()].format(moment);
            case TIMESTAMP -> TIMESTAMPS[type.scale()].format(moment);
            default -> INSTANTS[type.scale()].format(moment);
        };
    }

    /** The bind as a text, to be cast to its own type; bytes as they are. */
    static Bind bind(Bind bind) {
        Object value = bind.value();
        if (value == null || bind.type().kind() == TypeKind.BINARY) {
            return bind;
        }
        String text = value instanceof TemporalAccessor moment ? of(moment, bind.type()) : ValueText.write(value);
        return new Bind(text, TEXT);
    }
}
