package dev.fluxo.postgresql;

import dev.fluxo.engine.spi.Bind;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Infinity;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.TypeKind;
import dev.fluxo.engine.spi.ValueText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as the text that PostgreSQL reads back to the same value. */
final class PostgresText {
    private static final DataType TEXT = DataType.of(TypeKind.TEXT, "text");
    private static final DateTimeFormatter DATE = formatter("yyyy-MM-dd G");
    private static final DateTimeFormatter TIMESTAMP = formatter("yyyy-MM-dd HH:mm:ss.SSSSSSSSS G");
    private static final DateTimeFormatter INSTANT = formatter("yyyy-MM-dd HH:mm:ss.SSSSSSSSSxxx G");

    private PostgresText() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** The bind as a text, to be cast to its own type. */
    static Bind of(Bind bind) {
        Object value = bind.value();
        return new Bind(value == null ? null : text(value), TEXT);
    }

    /** A name. */
    static Bind of(String name) {
        return new Bind(name, TEXT);
    }

    /** The names as one array of texts. */
    static Bind of(List<TableName> tables) {
        return new Bind(
                tables.stream()
                        .map(PostgresNames::quote)
                        .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                        .collect(Collectors.joining(",", "{", "}")),
                TEXT);
    }

    private static String text(Object value) {
        if (Infinity.isPositive(value)) {
            return "infinity";
        }
        if (Infinity.isNegative(value)) {
            return "-infinity";
        }
        if (value instanceof byte[]) {
            return "\\x" + ValueText.write(value);
        }
        if (value instanceof TemporalAccessor moment) {
            DateTimeFormatter formatter = value instanceof LocalDate
                    ? DATE
                    : value instanceof LocalDateTime ? TIMESTAMP : value instanceof OffsetDateTime ? INSTANT : null;
            return formatter == null ? value.toString() : formatter.format(moment);
        }
        return ValueText.write(value);
    }
}
