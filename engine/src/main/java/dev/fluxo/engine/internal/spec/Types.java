package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.RejectLimit;
import dev.fluxo.engine.internal.spec.ScalarType.Refusal;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.Clock;
import dev.fluxo.engine.spi.Replace;
import dev.fluxo.engine.spi.TableName;
import dev.fluxo.engine.spi.Type2;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of values that specs use. */
final class Types {
    private static final List<String> SCALARS = List.of("string", "number", "boolean");

    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    private Types() {}

    /** Text, or any scalar as the text that the analyst wrote: a column may be called {@code no} or {@code 2024}. */
    static Type text() {
        return new ScalarType(
                "text",
                Json.object("type", SCALARS, "pattern", "\\S"),
                scalar -> !scalar.isNull(),
                scalar -> scalar.text().isBlank() ? new Refusal("the text is empty", null) : null,
                null);
    }

    static Type text(String regex, String words) {
        Pattern pattern = Pattern.compile(regex);
        return new ScalarType(
                "text",
                Json.object("type", "string", "pattern", "^" + regex + "$"),
                Types::isText,
                scalar -> pattern.matcher(scalar.text()).matches()
                        ? null
                        : new Refusal(Shown.of(scalar.text()) + " is not " + words, null),
                null);
    }

    /** An entity's name: small letters, digits and _. In an editor it may hold variables, which are replaced before it is checked. */
    static Type entityName() {
        String variable = "\\$\\{" + EntityLanguage.NAME + "}";
        String pattern = "^(?:[a-z]|" + variable + ")(?:[a-z0-9_]|" + variable + ")*$";
        return new ScalarType(
                "text",
                Json.object("type", "string", "pattern", pattern),
                Types::isText,
                scalar -> scalar.text().matches(EntityLanguage.NAME)
                        ? null
                        : new Refusal(
                                Shown.of(scalar.text())
                                        + " is not a name of small letters, digits and _ that begins with a letter",
                                null),
                null);
    }

    /** Any scalar, which may be empty text. */
    static Type setting() {
        return new ScalarType(
                "a single value", Json.object("type", SCALARS), scalar -> !scalar.isNull(), scalar -> null, null);
    }

    /** Any scalar, null included. */
    static Type value() {
        return new ScalarType(
                "a single value",
                Json.object("type", List.of("string", "number", "boolean", "null")),
                scalar -> true,
                scalar -> null,
                null);
    }

    static Type table() {
        return new ScalarType(
                "a table name",
                Json.object("type", "string", "pattern", "\\S"),
                Types::isText,
                scalar -> notATable(scalar.text()),
                "write schema.table");
    }

    private static @Nullable Refusal notATable(String text) {
        try {
            TableName.parse(text);
            return null;
        } catch (IllegalArgumentException e) {
            return new Refusal(String.valueOf(e.getMessage()), null);
        }
    }

    static Type integer(int least) {
        return integer(least, Integer.MAX_VALUE);
    }

    static Type integer(int least, int most) {
        return new ScalarType(
                "a whole number",
                Json.object("type", "integer", "minimum", least, "maximum", most),
                scalar -> Scalars.value(scalar) instanceof Long,
                scalar -> {
                    long number = Long.parseLong(scalar.text());
                    boolean fits = number >= least && number <= most;
                    String bounds = "between " + least + " and " + most;
                    return fits ? null : new Refusal(number + " is not " + bounds, null);
                },
                "digits, without quotes, separators and leading zeros");
    }

    /** The version of the language: the only one so far. */
    static Type version() {
        return new ScalarType(
                "a whole number",
                Json.object("const", 1),
                scalar -> Scalars.value(scalar) instanceof Long,
                scalar -> scalar.text().equals("1")
                        ? null
                        : new Refusal("version " + scalar.text() + " of the language is not known", "write 1"),
                "write 1");
    }

    static Type flag() {
        return new ScalarType(
                "true or false",
                Json.object("type", "boolean"),
                scalar -> Scalars.value(scalar) instanceof Boolean,
                scalar -> null,
                null);
    }

    static Type choice(String... values) {
        List<String> allowed = List.of(values);
        String list = String.join(", ", allowed);
        return new ScalarType(
                "one of " + list,
                Json.object("enum", allowed),
                Types::isText,
                scalar -> allowed.contains(scalar.text())
                        ? null
                        : new Refusal(
                                Shown.of(scalar.text()) + " is not one of " + list,
                                NearestName.hint(scalar.text(), allowed)),
                null);
    }

    /** What becomes of a target's rows. */
    static Type strategy() {
        List<String> known = List.of("type1", Type2.WORD, "append", Replace.WORD);
        String list = String.join(", ", known);
        return new ScalarType(
                "one of " + list,
                Json.object("enum", known),
                Types::isText,
                scalar -> known.contains(scalar.text())
                        ? null
                        : new Refusal(
                                Shown.of(scalar.text()) + " is not one of " + list,
                                "type1 keeps the latest values, type2 their history, append only adds rows, replace makes"
                                        + " the target equal to the query"),
                null);
    }

    /** Null, or a date. */
    static Type openEnd() {
        return new ScalarType(
                "null or a date",
                Json.object("type", List.of("string", "null"), "pattern", DATE),
                scalar -> scalar.isNull() || isText(scalar),
                scalar -> scalar.isNull() ? null : notADate(scalar.text(), "null, or a date such as 9999-12-31"),
                null);
    }

    /** {@code first}, or a date. */
    static Type begin() {
        return new ScalarType(
                "first or a date",
                Json.object("type", "string", "pattern", "^(first|" + DATE.substring(1, DATE.length() - 1) + ")$"),
                Types::isText,
                scalar -> scalar.text().equals(HistorySpec.FIRST)
                        ? null
                        : notADate(scalar.text(), "first, or a date such as 1900-01-01"),
                null);
    }

    private static @Nullable Refusal notADate(String text, String wanted) {
        return HistoryReader.date(text) == null ? new Refusal(Shown.of(text) + " is no date", "write " + wanted) : null;
    }

    /** {@code local}, {@code utc}, or the name of a zone. */
    static Type clock() {
        return new ScalarType(
                "local, utc or a time zone",
                Json.object("type", "string", "pattern", "^(local|utc|[A-Za-z_]+/[A-Za-z0-9_+/-]+)$"),
                Types::isText,
                scalar -> Clock.of(scalar.text()) == null
                        ? new Refusal(
                                Shown.of(scalar.text()) + " is not local, utc or a known time zone",
                                zones(scalar.text()))
                        : null,
                "such as America/Sao_Paulo");
    }

    private static String zones(String text) {
        List<String> known = new ArrayList<>(ZoneId.getAvailableZoneIds());
        known.add(Clock.LOCAL.text());
        known.add(Clock.UTC.text());
        String hint = NearestName.hint(text, known);
        return hint == null ? "write local, utc, or a zone such as America/Sao_Paulo" : hint;
    }

    /** A duration of at most this length. */
    static Type duration(Duration most) {
        return duration(Duration.ZERO, most);
    }

    static Type duration(Duration least, Duration most) {
        String hint = "write a number and ms, s, m, h or d, such as 30s";
        return new ScalarType(
                "a duration",
                Json.object("type", "string", "pattern", Durations.PATTERN),
                Types::isText,
                scalar -> {
                    Duration duration = Durations.parse(scalar.text());
                    if (duration == null) {
                        return new Refusal(Shown.of(scalar.text()) + " is no duration", hint);
                    }
                    if (duration.compareTo(least) < 0) {
                        return new Refusal(Shown.of(scalar.text()) + " is no time at all", hint);
                    }
                    return duration.compareTo(most) <= 0
                            ? null
                            : new Refusal(Shown.of(scalar.text()) + " is longer than " + Durations.words(most), null);
                },
                hint);
    }

    /** A count of rows, or a percentage of the rows read. */
    static Type rejectLimit() {
        return limit(text -> RejectLimits.parse(text) == null ? "neither a number of rows nor a percentage" : null);
    }

    /** A count of rows, or a percentage of the target's rows. */
    static Type deleteLimit() {
        return limit(text -> {
            RejectLimit limit = RejectLimits.parse(text);
            if (limit == null) {
                return "neither a number of rows nor a percentage";
            }
            return limit.percent() && limit.value().compareTo(BigDecimal.valueOf(100)) > 0 ? "more than 100%" : null;
        });
    }

    /** @param wrong what a text is instead; null for one that is right */
    private static Type limit(Function<String, @Nullable String> wrong) {
        Map<String, Object> schema = Json.object(
                "type",
                List.of("integer", "string"),
                "pattern",
                RejectLimits.PATTERN,
                "minimum",
                0,
                "maximum",
                RejectLimits.MOST);
        String hint = "write a number of rows such as 100, or a percentage such as 1%";
        return new ScalarType(
                "a number of rows or a percentage",
                schema,
                scalar -> isText(scalar) || Scalars.value(scalar) instanceof Long,
                scalar -> {
                    String why = wrong.apply(scalar.text());
                    return why == null ? null : new Refusal(Shown.of(scalar.text()) + " is " + why, hint);
                },
                hint);
    }

    /** A list, or one item without its brackets. */
    static Type list(Type item) {
        return new ListType(item, 0, true);
    }

    /** A list that is not empty, or one item without its brackets. */
    static Type someOf(Type item) {
        return new ListType(item, 1, true);
    }

    private static boolean isText(Node.Scalar scalar) {
        return Scalars.value(scalar) instanceof String;
    }
}
