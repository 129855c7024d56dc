package dev.fluxo.engine.internal.transform.step;

import dev.fluxo.engine.internal.transform.value.AtZone;
import dev.fluxo.engine.internal.transform.value.DateTrunc;
import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.TemporalReader;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

/** Transforms to and of dates and timestamps. */
final class DateTransforms {
    private static final List<Param> PATTERN =
            List.of(Param.text("pattern").optional(), Param.text("locale").optional());

    private DateTransforms() {}

    static List<TransformType> all() {
        return List.of(
                new TransformType(
                                "to_date",
                                PATTERN,
                                "to_date('dd/MM/yyyy')",
                                "Date from text, as 2026-01-31 or by the pattern, strictly: 31/02 is an error of the row; the locale"
                                        + " (default en) is for names of months; of a timestamp it takes the day",
                                arguments -> date(reader(arguments, TemporalReader.isoDate(), TemporalReader::date)))
                        .with(Effect.to(Flow.DATE)),
                new TransformType(
                                "to_timestamp",
                                PATTERN,
                                "to_timestamp('dd/MM/yyyy HH:mm')",
                                "Timestamp from text, as 2026-01-31T23:59:59 (or with a blank for the T) or by the pattern, strictly;"
                                        + " a pattern with XXX reads an offset too; of a date it takes the start of the day",
                                arguments -> timestamp(
                                        reader(arguments, TemporalReader.isoTimestamp(), TemporalReader::timestamp)))
                        .with(DateTransforms::timestamps),
                new TransformType(
                                "date_trunc",
                                List.of(Param.choice("unit", DateTrunc.names())),
                                "date_trunc(month)",
                                "Takes a date, timestamp or time down to the start of its year, quarter, month, week (Monday), day,"
                                        + " hour, minute, second, millisecond or microsecond",
                                arguments ->
                                        DateTrunc.valueOf(arguments.text("unit").toUpperCase(Locale.ROOT))::apply)
                        .with(DateTransforms::truncated),
                new TransformType(
                                "at_zone",
                                List.of(Param.text("zone")),
                                "at_zone('America/Sao_Paulo')",
                                "Date and time of day that clocks in a zone show at a moment: of a timestamp with a time zone it makes"
                                        + " one without; any other value is an error of the row",
                                arguments -> AtZone.of(arguments.text("zone"))::apply)
                        .with(DateTransforms::local));
    }

    /** Texts tell their moment too. */
    private static Flow local(Flow before, Arguments arguments) {
        DataType type = before.type();
        return type != null && type.kind() == TypeKind.TIMESTAMP_TZ
                ? before.of(DataType.temporal(TypeKind.TIMESTAMP, Flow.TIMESTAMP.sqlName(), type.scale()))
                : before.of(null);
    }

    /** Of texts, only the pattern or the text itself tells whether there is an offset. */
    private static Flow timestamps(Flow before, Arguments arguments) {
        boolean stays = before.is(TypeKind.TIMESTAMP) || before.is(TypeKind.TIMESTAMP_TZ);
        return stays ? before : before.of(before.is(TypeKind.DATE) ? Flow.TIMESTAMP : null);
    }

    /** A timestamp at midnight fits a date, and one of whole seconds any timestamp. */
    private static Flow truncated(Flow before, Arguments arguments) {
        if (!before.is(TypeKind.TIMESTAMP)) {
            return before;
        }
        return switch (DateTrunc.valueOf(arguments.text("unit").toUpperCase(Locale.ROOT))) {
            case YEAR, QUARTER, MONTH, WEEK, DAY -> before.of(Flow.DATE);
            case HOUR, MINUTE, SECOND -> before.of(Flow.TIMESTAMP);
            default -> before;
        };
    }

    private static TemporalReader reader(Arguments arguments, TemporalReader iso, PatternReader byPattern) {
        return arguments.has("pattern")
                ? byPattern.of(arguments.text("pattern"), Locales.known(arguments.text("locale", "en")))
                : iso;
    }

    private static Transform date(TemporalReader reader) {
        return value -> {
            if (value instanceof LocalDateTime timestamp) {
                return timestamp.toLocalDate();
            }
            if (value instanceof OffsetDateTime timestamp) {
                return timestamp.toLocalDate();
            }
            return value instanceof LocalDate ? value : reader.read(text(value, "a date"));
        };
    }

    private static Transform timestamp(TemporalReader reader) {
        return value -> {
            if (value instanceof LocalDate date) {
                return date.atStartOfDay();
            }
            return value instanceof LocalDateTime || value instanceof OffsetDateTime
                    ? value
                    : reader.read(text(value, "a timestamp"));
        };
    }

    /** Text, or a whole number such as 20260131. */
    private static String text(Object value, String wanted) {
        if (value instanceof String || value instanceof Long) {
            return value.toString();
        }
        throw new ValueFault(Kinds.describe(value) + " cannot become " + wanted);
    }

    private interface PatternReader {
        TemporalReader of(String pattern, Locale locale);
    }
}
