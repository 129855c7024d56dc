package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.internal.transform.expression.Functions;
import dev.fluxo.engine.problem.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What expressions over the columns a, b, c make of a row: expression, expected, values. */
@NullUnmarked
class ExpressionTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 17);
    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 5, 17, 13, 45, 59);
    private static final String SMILE = "\uD83D\uDE00";

    static Stream<Arguments> numbers() {
        return Stream.of(
                row("0.1 + 0.2", new BigDecimal("0.3")),
                row("0.1 + 0.2 == 0.3", true),
                row("10 / 4", new BigDecimal("2.5")),
                row("10 / 5", new BigDecimal("2")),
                row("1 / 3", new BigDecimal("0." + "3".repeat(34))),
                row("2 / 3 * 3 < 2.0001", true),
                row("7 % 3", 1L),
                row("-7 % 3", -1L),
                row("7.5 % 2", new BigDecimal("1.5")),
                row("2 + 3 * 4", 14L),
                row("(2 + 3) * 4", 20L),
                row("10 - 4 - 3", 3L),
                row("-a", -5L, 5L),
                row("+a", 5L, 5L),
                row("- -a", 5L, 5L),
                row("a + 1", new BigDecimal("9223372036854775808"), Long.MAX_VALUE),
                row("a - 1", new BigDecimal("-9223372036854775809"), Long.MIN_VALUE),
                row("a * 2", new BigDecimal("18446744073709551614"), Long.MAX_VALUE),
                row("a * b", new BigDecimal("9223372036854775808"), Long.MIN_VALUE, -1L),
                row("-a", new BigDecimal("9223372036854775808"), Long.MIN_VALUE),
                row("a * 3", new BigDecimal("0.30"), new BigDecimal("0.10")),
                row("a * 3", new BigDecimal("0.3"), 0.1d),
                row(
                        "12345678901234567890.12345678901234567890",
                        new BigDecimal("12345678901234567890.12345678901234567890")),
                row("1e3", new BigDecimal("1E+3")),
                row("a == 1", true, new BigDecimal("1.00")),
                row("a == 0.1", true, 0.1d),
                row("a > 9007199254740992", true, 9007199254740993L),
                row("abs(-3)", 3L),
                row("abs(a)", new BigDecimal("9223372036854775808"), Long.MIN_VALUE),
                row("round(2.5)", new BigDecimal("3")),
                row("round(2.345, 2)", new BigDecimal("2.35")),
                row("round(1250, -2)", new BigDecimal("1.3E+3")),
                row("floor(-1.5)", new BigDecimal("-2")),
                row("ceil(-1.5)", new BigDecimal("-1")),
                row("floor(7)", 7L),
                row("min(3, 1.5, 2)", new BigDecimal("1.5")),
                row("max('a', 'c', 'b')", "c"),
                row("max(a, b)", DAY, DAY, DAY.minusDays(1)),
                row("to_integer('42') + 1", 43L),
                row("to_integer(2.0)", 2L),
                row("to_decimal('1.50')", new BigDecimal("1.50")),
                row("to_decimal(2)", new BigDecimal("2")));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                row("'a' + 'b'", "ab"),
                row("a + '-' + b", "x-1.50", "x", new BigDecimal("1.50")),
                row("1 + 2 + 'x'", "3x"),
                row("'it''s'", "it's"),
                row("'it\\'s'", "it's"),
                row("\"say \"\"hi\"\"\"", "say \"hi\""),
                row("''", ""),
                row("'a\\tb\\\\c'", "a\tb\\c"),
                row("'ação ' + \"" + SMILE + "\"", "ação " + SMILE),
                row("upper(a)", "AÇÃO", "ação"),
                row("lower('ÀI')", "ài"),
                row("trim(a)", "x", "\u00A0x "),
                row("length(a)", 2L, "a" + SMILE),
                row("left(a, 2)", "a" + SMILE, "a" + SMILE + "b"),
                row("right(a, 2)", SMILE + "b", "a" + SMILE + "b"),
                row("substring('abcdef', 2, 3)", "bcd"),
                row("substring('abcdef', 3)", "cdef"),
                row("substring('abc', 9, 3)", ""),
                row("substring('abc', 0, 2)", "a"),
                row("substring(a, 2, 1)", SMILE, "a" + SMILE + "b"),
                row("replace('banana', 'a', '')", "bnn"),
                row("concat(a, null, 1, '!')", "x1!", "x"),
                row("contains('banana', 'nan')", true),
                row("starts_with('banana', 'ba')", true),
                row("ends_with('banana', 'x')", false),
                row("'banana' =^ 'ba'", true),
                row("'banana' =$ 'na'", true),
                row("'banana' !^ 'ba'", false),
                row("'banana' !$ 'na'", false),
                row("a =~ '[A-Z]{2}'", true, "SP"),
                row("a =~ '[A-Z]{2}'", false, "SPX"),
                row("a =~ '\\d+'", true, "42"),
                row("a =~ '.*\\bx\\b.*'", true, "a x b"),
                row("a =~ '[0-9]{2}'", true, 42L),
                row("a !~ '[A-Z]{2}'", true, "S?"),
                row("matches(a, '[A-Z]{2}')", true, "SP"),
                row("'a' < 'b'", true),
                row("'a' == 'A'", false),
                row("to_text(a)", "2026-05-17", DAY),
                row("one_of(a, 'SP', 'RJ')", true, "RJ"),
                row("one_of(a, 'SP', 'RJ')", false, "MG"),
                row("one_of(a, 1, 2.0)", true, 2L));
    }

    static Stream<Arguments> times() {
        OffsetDateTime utc = OffsetDateTime.parse("2026-05-17T12:00:00Z");
        UUID uuid = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        return Stream.of(
                row("date('2026-05-17')", DAY),
                row("date(a)", DAY, MOMENT),
                row("timestamp('2026-05-17T13:45:59')", MOMENT),
                row("timestamp('2026-05-17 13:45:59')", MOMENT),
                row("timestamp(a)", DAY.atStartOfDay(), DAY),
                row("a >= '2026-05-17'", true, DAY),
                row("'2026-05-17' <= a", true, DAY),
                row("'2026-05-18' > a", true, DAY),
                row("a > '2026-05-17'", true, MOMENT),
                row("a > '2026-05-17T13:45:59'", false, MOMENT),
                row("a == date('2026-05-17')", true, DAY),
                row("a < b", true, DAY, MOMENT),
                row("a == b", true, DAY, DAY.atStartOfDay()),
                row("a == '2026-05-17T09:00:00-03:00'", true, utc),
                row("a < b", true, utc, utc.plusSeconds(1)),
                row("a >= '13:00'", true, LocalTime.of(13, 0)),
                row("a == b", true, uuid, uuid),
                row("a == '01890A5D-AC96-774B-BCCE-B302099A8057'", true, uuid),
                row("a == b", true, new byte[] {1, 2}, new byte[] {1, 2}),
                row("year(a)", 2026L, DAY),
                row("month('2026-05-17')", 5L),
                row("day(a)", 17L, MOMENT),
                row("hour(a)", 13L, MOMENT),
                row("minute(a)", 45L, MOMENT),
                row("day_of_week(a)", 7L, DAY),
                row("date_trunc('month', a)", LocalDate.of(2026, 5, 1), DAY),
                row(
                        "at_zone(a, 'America/Sao_Paulo')",
                        LocalDateTime.of(2026, 12, 31, 23, 30),
                        OffsetDateTime.parse("2027-01-01T02:30:00Z")),
                row("year(at_zone(a, \"America/Sao_Paulo\"))", 2026L, OffsetDateTime.parse("2027-01-01T02:30:00Z")),
                row("hour(at_zone('2026-05-17T09:00:00-03:00', 'UTC'))", 12L),
                row("days_between('2026-05-01', a)", 16L, MOMENT),
                row("days_between(a, '2026-05-01')", -16L, DAY),
                row("add_days(a, 15)", LocalDate.of(2026, 6, 1), DAY),
                row("add_days(a, -1)", MOMENT.minusDays(1), MOMENT),
                row("add_months('2026-01-31', 1)", LocalDate.of(2026, 2, 28)));
    }

    static Stream<Arguments> nulls() {
        return Stream.of(
                row("a + 1", null, (Object) null),
                row("a * b", null, 1L, null),
                row("a + 'x'", null, (Object) null),
                row("upper(a)", null, (Object) null),
                row("a > 1", null, (Object) null),
                row("a == b", null, null, null),
                row("a != 'x'", null, (Object) null),
                row("a =~ 'x'", null, (Object) null),
                row("a !~ 'x'", null, (Object) null),
                row("!(a > 1)", null, (Object) null),
                row("one_of(a, 1)", null, (Object) null),
                row("min(a, 1)", null, (Object) null),
                row("at_zone(a, 'utc')", null, (Object) null),
                row("a == null", true, (Object) null),
                row("null == a", true, (Object) null),
                row("a == null", false, 1L),
                row("a != null", false, (Object) null),
                row("a != null", true, ""),
                row("is_null(a)", true, (Object) null),
                row("is_null(null)", true),
                row("a ?? 5", 5L, (Object) null),
                row("a ?? 5", 6L, 6L),
                row("a ?? b ?? 'z'", "z", null, null),
                row("coalesce(a, b, 'z')", "y", null, "y"),
                row("a && true", null, (Object) null),
                row("a && false", false, (Object) null),
                row("a || true", true, (Object) null),
                row("a || false", null, (Object) null),
                row("a ? 1 : 2", 2L, (Object) null),
                row("a > 1 ? 'x' : 'y'", "y", (Object) null),
                row("null", null));
    }

    static Stream<Arguments> logic() {
        return Stream.of(
                row("a && b", true, true, true),
                row("a && b", false, true, false),
                row("a || b", true, false, true),
                row("!a", false, true),
                row("not a and b or true", true, true, false),
                row("a eq 1 and a ne 2 and a lt 2 and a le 1 and a gt 0 and a ge 1", true, 1L),
                row("7 div 2 + 7 mod 2", new BigDecimal("4.5")),
                row("a == true", true, true),
                row("a == 'S' || a == 's'", true, "s"),
                row("a != null && a >= 10000 ? 'ALTA' : 'PADRAO'", "ALTA", 12000L),
                row("a > 10 ? 'big' : a > 5 ? 'mid' : 'small'", "mid", 7L),
                row("a ? b:upper(c)", "X", false, "b", "x"),
                row("a?b:c", "b", true, "b", "c"),
                row("a ? -1 : +1", -1L, true),
                row("iif(a > 1, 'x', 'y')", "x", 2L),
                row("a != 0 ? 10 / a : 0", 0L, 0L),
                row("a\n  > 1\n  && a < 3", true, 2L));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                row("1 / a", "division by zero", 0L),
                row("1 % a", "division by zero", new BigDecimal("0.00")),
                row("a * 2", "arithmetic on a text of 1 character; use to_integer or to_decimal", "2"),
                row("-a", "arithmetic on a text", "2"),
                row("a + 1", "arithmetic on a date; use add_days or days_between", DAY),
                row("a - b", "arithmetic on a date; use add_days or days_between", DAY, DAY),
                row("a + b", "arithmetic on true or false", true, true),
                row("a * 2", "arithmetic on a floating-point number", Double.NaN),
                row("a == 1", "a whole number and a text of 1 character cannot be compared", "1"),
                row("a < true", "cannot be compared", 1L),
                row(
                        "a > b",
                        "a timestamp and a timestamp with an offset cannot be compared",
                        MOMENT,
                        OffsetDateTime.MIN),
                row("a > 'yesterday'", "a text of 9 characters is not a timestamp", DAY),
                row("a > '25:00'", "cannot be compared", LocalTime.NOON),
                row("a && true", "a condition is expected where there is a whole number", 1L),
                row("!a", "a condition is expected where there is a text of 1 character", "x"),
                row("a ? 1 : 2", "a condition is expected", "x"),
                row("a || 'x'", "a condition is expected where there is a text", false),
                row("upper(a)", "binary data has no text", new byte[0]),
                row("a =~ '(a+)+\\1b'", "takes too many steps", "a".repeat(40)),
                row("hour(a)", "a date has no time of day", DAY),
                row("year(a)", "a whole number is not a date or timestamp", 5L),
                row(
                        "at_zone(a, 'utc')",
                        "a timestamp has no offset, so nobody can tell its time in another zone",
                        MOMENT),
                row("date(a)", "is not a date as 2026-01-31", "2026-02-30"),
                row("add_days(a, 1)", "the date is out of range", LocalDate.MAX),
                row("add_days(a, b)", "must be a whole number", DAY, new BigDecimal("1.5")),
                row("left('x', a)", "must be a whole number, not negative", -1L),
                row("to_integer(a)", "is not a whole number", "x"),
                row("to_integer(a)", "the number has a fraction", new BigDecimal("1.5")),
                row("round(1.5, a)", "round takes -18 to 100 digits", 1000000000L),
                row("replace(a, b, 'x')", "looks for an empty text", "x", ""),
                row(
                        "replace(replace(a, 'x', '" + "x".repeat(100) + "'), 'x', '" + "x".repeat(100) + "')",
                        "longer than",
                        "x".repeat(10_000)),
                row("a * a", "the result has more than 1000 digits", new BigDecimal("9".repeat(600))),
                row("a * a * a * a * a * a * a * a * a * a * a", "more than 1000 digits", new BigDecimal("1E+100")));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @MethodSource({"numbers", "texts", "times", "nulls", "logic"})
    void evaluates(String expression, Object expected, Object[] values) {
        assertThat(Rows.evaluated(expression, values)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void faultsOnARow(String expression, String message, Object[] values) {
        assertThat(Rows.evaluated(expression, values)).isInstanceOfSatisfying(RowFault.class, fault -> {
            assertThat(fault.code()).isEqualTo(Code.EXPRESSION_FAILED);
            assertThat(fault.message()).startsWith("column 'y': expression: ").contains(message);
        });
    }

    @Test
    void theDemoCompiles() {
        assertThat(Rows.expressionProblems(
                        "quantity * unit_price * (1 - (discount ?? 0))", "quantity", "UNIT_PRICE", "Discount"))
                .isEmpty();
    }

    @Test
    void namesMayBeAnything() {
        assertThat(Rows.expressionProblems(
                        "preço * `unit price` + `size` + size + `new`", "preço", "unit price", "size", "new"))
                .isEmpty();
        assertThat(Rows.expressionProblems("Preço + PREÇO", "preço")).isEmpty();
    }

    @Test
    void everyFunctionIsInTheTable() {
        List<String> tested = Stream.of(numbers(), texts(), times(), nulls(), logic())
                .flatMap(rows -> rows)
                .map(row -> (String) row.get()[0])
                .toList();

        assertThat(Functions.docs())
                .allSatisfy(doc -> assertThat(tested).anyMatch(expression -> expression.contains(doc.name() + "(")));
    }

    private static Arguments row(String expression, Object expected, Object... values) {
        return arguments(expression, expected, values == null ? new Object[] {null} : values);
    }
}
