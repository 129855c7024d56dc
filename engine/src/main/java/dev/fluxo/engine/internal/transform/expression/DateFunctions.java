package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.AtZone;
import dev.fluxo.engine.internal.transform.value.DateTrunc;
import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.TemporalReader;
import dev.fluxo.engine.internal.transform.value.Texts;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import dev.fluxo.engine.spi.TypeKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Functions of dates and timestamps. Where one is expected, an ISO text is taken as one. */
final class DateFunctions {
    private DateFunctions() {}

    static List<FunctionType> all() {
        return List.of(
                FunctionType.one(
                                "date(x)",
                                "Date from text as 2026-01-31, or the day of a timestamp",
                                DateFunctions::date)
                        .gives(TypeKind.DATE, Typing.DAYS),
                FunctionType.one(
                                "timestamp(x)",
                                "Timestamp from text as 2026-01-31T23:59:59, or the start of a date",
                                DateFunctions::timestamp)
                        .follows(DateFunctions::timed, Typing.DAYS),
                part("year(x)", "The year", ChronoField.YEAR).gives(TypeKind.INTEGER, Typing.DAYS),
                part("month(x)", "The month, 1 to 12", ChronoField.MONTH_OF_YEAR)
                        .gives(TypeKind.INTEGER, Typing.DAYS),
                part("day(x)", "The day of the month, 1 to 31", ChronoField.DAY_OF_MONTH)
                        .gives(TypeKind.INTEGER, Typing.DAYS),
                part("hour(x)", "The hour, 0 to 23", ChronoField.HOUR_OF_DAY).gives(TypeKind.INTEGER, Typing.HOURS),
                part("minute(x)", "The minute, 0 to 59", ChronoField.MINUTE_OF_HOUR)
                        .gives(TypeKind.INTEGER, Typing.HOURS),
                part("day_of_week(x)", "The day of the week, Monday is 1, Sunday 7", ChronoField.DAY_OF_WEEK)
                        .gives(TypeKind.INTEGER, Typing.DAYS),
                FunctionType.two(
                                "date_trunc('unit', x)",
                                "The start of the year, quarter, month, week (Monday), day, hour, minute, second, millisecond or microsecond",
                                (unit, value) -> unit(Texts.of(unit)).apply(temporal(value)))
                        .typed(Typing.follows(1, DateFunctions::read, List.of(Set.of(TypeKind.TEXT), Typing.DAYS))),
                FunctionType.of(
                                "at_zone(x, 'zone')",
                                "Date and time of day that clocks in the zone show at the moment of a timestamp with a time zone",
                                2,
                                2,
                                operands -> atZone(operands.get(0), operands.get(1)))
                        .gives(TypeKind.TIMESTAMP, Set.of(TypeKind.TEXT, TypeKind.TIMESTAMP_TZ), Set.of(TypeKind.TEXT)),
                FunctionType.two(
                                "days_between(a, b)",
                                "How many days from a to b, times of day left out of account",
                                (a, b) -> ChronoUnit.DAYS.between(date(a), date(b)))
                        .gives(TypeKind.INTEGER, Typing.DAYS),
                FunctionType.two(
                                "add_days(x, n)",
                                "n days later",
                                (value, n) -> add(temporal(value), n, ChronoUnit.DAYS))
                        .follows(DateFunctions::read, Typing.DAYS, Typing.WHOLE),
                FunctionType.two(
                                "add_months(x, n)",
                                "n months later, at most the last day of that month",
                                (value, n) -> add(temporal(value), n, ChronoUnit.MONTHS))
                        .follows(DateFunctions::read, Typing.DAYS, Typing.WHOLE));
    }

    private static FunctionType part(String signature, String description, ChronoField field) {
        return FunctionType.one(signature, description, value -> {
            Temporal temporal = temporal(value);
            if (!temporal.isSupported(field)) {
                throw new ValueFault(Kinds.describe(value) + " has no time of day");
            }
            return temporal.getLong(field);
        });
    }

    /** @param zone must be a literal, so that it is checked before there is any row */
    private static Expression atZone(Expression moment, Expression zone) throws Refusal {
        String usage = "write at_zone(created_at, 'America/Sao_Paulo')";
        if (!(zone instanceof Constant constant) || !(constant.value() instanceof String name)) {
            throw Refusal.arguments("the zone of at_zone must be a text in quotes", usage);
        }
        AtZone place;
        try {
            place = AtZone.of(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.arguments("function at_zone: " + e.getMessage(), usage);
        }
        return Strict.unary(place::apply, moment);
    }

    private static LocalDate date(Object value) {
        Temporal temporal = value instanceof String text
                ? (Temporal) TemporalReader.isoDate().read(text)
                : temporal(value);
        return LocalDate.from(temporal);
    }

    private static Object timestamp(Object value) {
        if (value instanceof String text) {
            return TemporalReader.isoTimestamp().read(text);
        }
        Temporal temporal = temporal(value);
        return temporal instanceof LocalDate date ? date.atStartOfDay() : temporal;
    }

    /** The kind that an operand is taken as. */
    private static Set<TypeKind> read(TypeKind kind) {
        return kind == TypeKind.TEXT ? Set.of(TypeKind.DATE, TypeKind.TIMESTAMP) : Set.of(kind);
    }

    private static Set<TypeKind> timed(TypeKind kind) {
        return Set.of(kind == TypeKind.TIMESTAMP_TZ ? kind : TypeKind.TIMESTAMP);
    }

    private static Temporal temporal(Object value) {
        if (value instanceof LocalDate || value instanceof LocalDateTime || value instanceof OffsetDateTime) {
            return (Temporal) value;
        }
        if (value instanceof String text) {
            Object date = TemporalReader.isoDate().readOrNull(text);
            return (Temporal) (date == null ? TemporalReader.isoTimestamp().read(text) : date);
        }
        throw new ValueFault(Kinds.describe(value) + " is not a date or timestamp");
    }

    private static Object add(Temporal temporal, Object count, ChronoUnit unit) {
        if (!(count instanceof Long number)) {
            throw new ValueFault("a number of days or months must be a whole number");
        }
        try {
            return temporal.plus(number, unit);
        } catch (DateTimeException | ArithmeticException e) {
            throw new ValueFault("the date is out of range");
        }
    }

    private static DateTrunc unit(String name) {
        if (!DateTrunc.names().contains(name)) {
            throw new ValueFault("the unit must be one of " + String.join(", ", DateTrunc.names()));
        }
        return DateTrunc.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
