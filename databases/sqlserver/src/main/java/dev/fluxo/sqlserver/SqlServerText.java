package dev.fluxo.sqlserver;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Values as a text that SQL Server reads back to the same value in every language and date format: times in ISO 8601, with
 * as many digits of a second as they need. The driver's own ways pass through a calendar: of some moments before 1582, or
 * in the hour that a change of the clock leaves out, they make others.
 */
public final class SqlServerText {
    private static final DataType TEXT = DataType.text("nvarchar(4000)", 4_000);

    private static final DateTimeFormatter TIME = formatter("HH:mm:ss", "");
    private static final DateTimeFormatter TIMESTAMP = formatter("uuuu-MM-dd'T'HH:mm:ss", "");
    private static final DateTimeFormatter INSTANT = formatter("uuuu-MM-dd'T'HH:mm:ss", "xxx");

    private SqlServerText() {}

    private static DateTimeFormatter formatter(String untilSecond, String offset) {
        return new DateTimeFormatterBuilder()
                .appendPattern(untilSecond)
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendPattern(offset)
                .toFormatter(Locale.ROOT);
    }

    public static String of(Object value) {
        if (value instanceof LocalDateTime moment) {
            return TIMESTAMP.format(moment);
        }
        if (value instanceof OffsetDateTime moment) {
            return INSTANT.format(moment);
        }
        return value instanceof LocalTime time ? TIME.format(time) : ValueText.write(value);
    }

    /** The bind as a text, to be cast to its own type; bytes as they are. */
    static Bind bind(Bind bind) {
        Object value = bind.value();
        return value == null || bind.type().kind() == TypeKind.BINARY ? bind : new Bind(of(value), TEXT);
    }
}
