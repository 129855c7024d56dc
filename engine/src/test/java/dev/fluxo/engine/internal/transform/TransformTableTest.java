package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each transform makes of a value: step, input, output. */
@NullUnmarked
class TransformTableTest {
    private static final String SMILE = "\uD83D\uDE00";

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("trim", "  ana  ", "ana"),
                arguments("trim", "\u00A0\uFEFF\u200B\t\r\n ana\u2003\u2060\u0085", "ana"),
                arguments("trim", " \t ", ""),
                arguments("trim", "", ""),
                arguments("trim", 12L, "12"),
                arguments("collapse_spaces", "  ana \t\n\u00A0 SILVA ", " ana SILVA "),
                arguments("collapse_spaces", "a\u00A0b", "a b"),
                arguments("collapse_spaces", "a b", "a b"),
                arguments("collapse_spaces", "a\tb", "a b"),
                arguments("collapse_spaces", "a  b", "a b"),
                arguments("collapse_spaces", "a\u007Fb", "a\u007Fb"),
                arguments("upper", "ação ß i", "AÇÃO SS I"),
                arguments("lower", "AÇÃO I İ", "ação i i\u0307"),
                arguments("upper", new BigDecimal("1.50"), "1.50"),
                arguments("title_case", "JOÃO da SILVA", "João Da Silva"),
                arguments("title_case", "jean-pierre  d'ÁVILA", "Jean-Pierre  D'Ávila"),
                arguments("title_case", "o’brien", "O’Brien"),
                arguments("title_case", "JOANA'S bar", "Joana's Bar"),
                arguments("title_case", "dall'agnol", "Dall'Agnol"),
                arguments("title_case", "they're", "They're"),
                arguments("title_case", "2a via (norte)/SUL", "2a Via (Norte)/Sul"),
                arguments("title_case", "e\u0301lan jose\u0301 x", "E\u0301lan Jose\u0301 X"),
                arguments("title_case", "ιωάννησ ΟΔΟΣ", "Ιωάννησ Οδος"),
                arguments("title_case", "ǆak", "ǅak"),
                arguments("title_case", "", ""),
                arguments("capitalize", "  são PAULO sp", "  São paulo sp"),
                arguments("capitalize", "«ÉLAN»", "«Élan»"),
                arguments("capitalize", "123", "123"),
                arguments("strip_accents", "São Tomé ÀÇÕ ñ ü", "Sao Tome ACO n u"),
                arguments("strip_accents", "øØ łŁ đĐ ß ẞ æŒ þ", "oO lL dD ss SS aeOE th"),
                arguments("strip_accents", "한국 日本 กำ", "한국 日本 กำ"),
                arguments("strip_accents", "plain", "plain"),
                arguments("digits_only", "(11) 98765-4321", "11987654321"),
                arguments("digits_only", "١٢ ４２", "1242"),
                arguments("digits_only", "none", ""),
                arguments("left(2)", "São", "Sã"),
                arguments("left(2)", "a" + SMILE + "b", "a" + SMILE),
                arguments("left(1)", SMILE + SMILE, SMILE),
                arguments("left(9)", "short", "short"),
                arguments("left(0)", "short", ""),
                arguments("left(2)", 12345L, "12"),
                arguments("right(2)", "a" + SMILE + "b", SMILE + "b"),
                arguments("right(4)", "12345678", "5678"),
                arguments("right(9)", "short", "short"),
                arguments("pad_left(5, '0')", "42", "00042"),
                arguments("pad_left(5, 0)", 42L, "00042"),
                arguments("pad_left(2, '0')", "12345", "12345"),
                arguments("pad_left(3, " + SMILE + ")", SMILE, SMILE + SMILE + SMILE),
                arguments("pad_right(4, '.')", "ab", "ab.."),
                arguments("replace('a', 'b')", "banana", "bbnbnb"),
                arguments("replace(a, '')", "banana", "bnn"),
                arguments("replace('.', ',')", "1.5", "1,5"),
                arguments("regex_replace('[^0-9]+', '')", "a1b2", "12"),
                arguments("regex_replace('(\\w+) (\\w+)', '$2 $1')", "ana silva", "silva ana"),
                arguments("regex_replace('\\bx\\b', 'y')", "x xx x", "y xx y"),
                arguments("to_text", new BigDecimal("1E+3"), "1000"),
                arguments("to_text", LocalDate.of(2026, 1, 31), "2026-01-31"),
                arguments("to_text", true, "true"),
                arguments("hash_sha256", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                arguments(
                        "hash_sha256",
                        new byte[] {'a', 'b', 'c'},
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                arguments("hash_sha256", "ç", "8bfa829b8119a6f39b91fd8decec63830b556e4d88a9da29334d7b0558829f2d"),
                arguments("mask", "12345678901", "*******8901"),
                arguments("mask(2)", "12345", "***45"),
                arguments("mask", "123", "**3"),
                arguments("mask(0)", "123", "***"),
                arguments("mask", "", ""));
    }

    static Stream<Arguments> values() {
        UUID uuid = UUID.randomUUID();
        return Stream.of(
                arguments("empty_to_null", "", null),
                arguments("empty_to_null", " ", " "),
                arguments("empty_to_null", 0L, 0L),
                arguments("null_to(ND)", "x", "x"),
                arguments("null_to(ND)", null, "ND"),
                arguments("null_to(0)", null, 0L),
                arguments("null_to('0')", null, "0"),
                arguments("null_to(01)", null, "01"),
                arguments("null_to(no)", null, "no"),
                arguments("null_to(1.50)", null, new BigDecimal("1.50")),
                arguments("null_to(false)", null, false),
                arguments("map({A: Ativo, I: Inativo}, '?')", "A", "Ativo"),
                arguments("map({A: Ativo, I: Inativo}, default: '?')", "Z", "?"),
                arguments("map({A: Ativo}, '?')", null, null),
                arguments("map({1: 10, 2: null}, default: 0)", 1L, 10L),
                arguments("map({1: 10, 2: null}, default: 0)", new BigDecimal("1.00"), 10L),
                arguments("map({1: 10, 2: null}, default: 0)", 2L, null),
                arguments("map({1: 10}, default: null)", 3L, null),
                arguments("map({true: S, false: 'N'})", false, "N"),
                arguments("map({'a, b': x, \"c: d\": 'it''s'})", "c: d", "it's"),
                arguments("round(2)", new BigDecimal("2.345"), new BigDecimal("2.35")),
                arguments("round(2)", new BigDecimal("-2.345"), new BigDecimal("-2.35")),
                arguments("round(2)", 2.675d, new BigDecimal("2.68")),
                arguments("round(0)", new BigDecimal("0.5"), new BigDecimal("1")),
                arguments("round(2)", 7L, 7L),
                arguments("round(-2)", 1250L, new BigDecimal("1.3E+3")),
                arguments("to_integer", " +42 ", 42L),
                arguments("to_integer", "-7", -7L),
                arguments("to_integer", "007", 7L),
                arguments("to_integer", "9223372036854775807", Long.MAX_VALUE),
                arguments("to_integer", "-9223372036854775808", Long.MIN_VALUE),
                arguments("to_integer", new BigDecimal("12.00"), 12L),
                arguments("to_integer", 12d, 12L),
                arguments("to_integer", true, 1L),
                arguments("to_decimal", "1234.50", new BigDecimal("1234.50")),
                arguments("to_decimal", "-0.1", new BigDecimal("-0.1")),
                arguments("to_decimal", " 12 ", new BigDecimal("12")),
                arguments("to_decimal", 12L, new BigDecimal("12")),
                arguments("to_decimal", 0.1d, new BigDecimal("0.1")),
                arguments("to_decimal('pt-BR')", "1.234,56", new BigDecimal("1234.56")),
                arguments("to_decimal(pt_BR)", "1234,56", new BigDecimal("1234.56")),
                arguments("to_decimal('pt-BR')", "-1.234.567", new BigDecimal("-1234567")),
                arguments("to_decimal('en-US')", "1,234.56", new BigDecimal("1234.56")),
                arguments("to_decimal('en-IN')", "12,34,567.8", new BigDecimal("1234567.8")),
                arguments("to_decimal('fr-FR')", "1 234,5", new BigDecimal("1234.5")),
                arguments("to_decimal('fr-FR')", "1\u00A0234,5", new BigDecimal("1234.5")),
                arguments("to_decimal('fr-FR')", "1\u202F234,5", new BigDecimal("1234.5")),
                arguments("to_decimal('de-CH')", "1'234.5", new BigDecimal("1234.5")),
                arguments("to_date", "2026-01-31", LocalDate.of(2026, 1, 31)),
                arguments("to_date('dd/MM/yyyy')", " 31/01/2026 ", LocalDate.of(2026, 1, 31)),
                arguments("to_date(dd/MM/yyyy)", "29/02/2024", LocalDate.of(2024, 2, 29)),
                arguments("to_date(yyyyMMdd)", 20260131L, LocalDate.of(2026, 1, 31)),
                arguments("to_date(dd MMM yyyy)", "05 mar 2026", LocalDate.of(2026, 3, 5)),
                arguments(
                        "to_date('d ''de'' MMMM ''de'' yyyy', 'pt-BR')",
                        "5 de março de 2026",
                        LocalDate.of(2026, 3, 5)),
                arguments("to_date", LocalDateTime.of(2026, 1, 31, 23, 59), LocalDate.of(2026, 1, 31)),
                arguments(
                        "to_timestamp",
                        "2026-01-31T23:59:59.123456789",
                        LocalDateTime.of(2026, 1, 31, 23, 59, 59, 123456789)),
                arguments("to_timestamp", "2026-01-31 23:59", LocalDateTime.of(2026, 1, 31, 23, 59)),
                arguments("to_timestamp(dd/MM/yyyy HH:mm)", "31/01/2026 23:59", LocalDateTime.of(2026, 1, 31, 23, 59)),
                arguments(
                        "to_timestamp('MM/dd/yyyy hh:mm a')",
                        "01/31/2026 11:59 PM",
                        LocalDateTime.of(2026, 1, 31, 23, 59)),
                arguments(
                        "to_timestamp('yyyy-MM-dd''T''HH:mm:ssXXX')",
                        "2026-01-31T23:59:59-03:00",
                        OffsetDateTime.parse("2026-01-31T23:59:59-03:00")),
                arguments("to_timestamp", LocalDate.of(2026, 1, 31), LocalDateTime.of(2026, 1, 31, 0, 0)),
                arguments("to_boolean", " Sim ", true),
                arguments("to_boolean", "NÃO", false),
                arguments("to_boolean", "T", true),
                arguments("to_boolean", 0L, false),
                arguments("to_boolean", new BigDecimal("1.0"), true),
                arguments("date_trunc(year)", LocalDate.of(2026, 5, 17), LocalDate.of(2026, 1, 1)),
                arguments("date_trunc(quarter)", LocalDate.of(2026, 5, 17), LocalDate.of(2026, 4, 1)),
                arguments("date_trunc(month)", LocalDateTime.of(2026, 5, 17, 1, 2), LocalDateTime.of(2026, 5, 1, 0, 0)),
                arguments("date_trunc(week)", LocalDate.of(2026, 5, 17), LocalDate.of(2026, 5, 11)),
                arguments("date_trunc(day)", LocalDateTime.of(2026, 5, 17, 1, 2), LocalDateTime.of(2026, 5, 17, 0, 0)),
                arguments("date_trunc(hour)", LocalDateTime.of(2026, 5, 17, 1, 2), LocalDateTime.of(2026, 5, 17, 1, 0)),
                arguments("date_trunc(hour)", LocalDate.of(2026, 5, 17), LocalDate.of(2026, 5, 17)),
                arguments("date_trunc(minute)", LocalTime.of(1, 2, 3), LocalTime.of(1, 2)),
                arguments(
                        "date_trunc(millisecond)",
                        LocalTime.of(1, 2, 3, 123_456_789),
                        LocalTime.of(1, 2, 3, 123_000_000)),
                arguments(
                        "date_trunc(microsecond)",
                        LocalDateTime.of(2026, 5, 17, 1, 2, 3, 123_456_789),
                        LocalDateTime.of(2026, 5, 17, 1, 2, 3, 123_456_000)),
                arguments(
                        "date_trunc(second)",
                        LocalDateTime.of(2026, 5, 17, 1, 2, 3, 4),
                        LocalDateTime.of(2026, 5, 17, 1, 2, 3)),
                arguments(
                        "date_trunc(day)",
                        OffsetDateTime.parse("2026-05-17T23:00:00-03:00"),
                        OffsetDateTime.parse("2026-05-17T00:00:00-03:00")),
                arguments(
                        "at_zone('America/Sao_Paulo')",
                        OffsetDateTime.parse("2027-01-01T02:30:00.000001Z"),
                        LocalDateTime.parse("2026-12-31T23:30:00.000001")),
                arguments(
                        "at_zone(Europe/Lisbon)",
                        OffsetDateTime.parse("2026-07-01T00:00:00-03:00"),
                        LocalDateTime.parse("2026-07-01T04:00:00")),
                arguments("at_zone(utc)", "2026-07-01 00:00:00-03:00", LocalDateTime.parse("2026-07-01T03:00:00")),
                arguments("at_zone(UTC)", OffsetDateTime.MAX, LocalDateTime.MAX),
                arguments("at_zone('Asia/Tokyo')", OffsetDateTime.MIN, LocalDateTime.MIN),
                arguments("to_text", LocalDate.MAX, "infinity"),
                arguments("to_text", OffsetDateTime.MIN, "-infinity"),
                arguments("to_text", uuid, uuid.toString()));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("upper", new byte[] {1}, "binary data has no text"),
                arguments("map({A: Ativo})", "X", "a text of 1 character is not listed, and there is no default"),
                arguments("round(2)", "1.5", "put to_decimal before it"),
                arguments("round(2)", Double.NaN, "NaN or infinity is not a decimal"),
                arguments("to_integer", "12,5", "a text of 4 characters is not a whole number"),
                arguments("to_integer", "1e3", "is not a whole number"),
                arguments(
                        "to_integer", "", "an empty text is not a whole number; put trim and empty_to_null before it"),
                arguments("to_integer", "  ", "put trim and empty_to_null before it"),
                arguments("to_integer", "+", "is not a whole number"),
                arguments("to_integer", "12.0", "is not a whole number"),
                arguments("to_integer", "١٢", "is not a whole number"),
                arguments(
                        "to_integer", "9223372036854775808", "a whole number of 19 digits is out of the 64-bit range"),
                arguments("to_integer", new BigDecimal("1.5"), "has a fraction"),
                arguments("to_integer", new BigDecimal("1E+30"), "out of the 64-bit range"),
                arguments("to_integer", LocalDate.EPOCH, "a date is not a number"),
                arguments("to_decimal", "1,5", "is not a decimal number"),
                arguments("to_decimal", "1e9", "is not a decimal number"),
                arguments("to_decimal", ".5", "is not a decimal number"),
                arguments("to_decimal", "9".repeat(5000), "is not a decimal number"),
                arguments("to_decimal('pt-BR')", "1,234.56", "is not a decimal number"),
                arguments("to_decimal('pt-BR')", "1.23,4", "is not a decimal number"),
                arguments("to_decimal('pt-BR')", "R$ 10,00", "is not a decimal number"),
                arguments("to_decimal('en-US')", "12,34", "is not a decimal number"),
                arguments("to_decimal('fr-FR')", "1 234\u00A0567", "is not a decimal number"),
                arguments("to_date", "2026-02-31", "is not a date as 2026-01-31"),
                arguments("to_date(dd/MM/yyyy)", "31/02/2026", "is not a date as dd/MM/yyyy"),
                arguments("to_date(dd/MM/yyyy)", "29/02/2026", "is not a date as dd/MM/yyyy"),
                arguments("to_date(dd/MM/yyyy)", "1/2/2026", "is not a date"),
                arguments("to_date(dd/MM/yyyy)", "01/02/2026 10:00", "is not a date"),
                arguments("to_date", "", "put trim and empty_to_null before it"),
                arguments("to_date", true, "true or false cannot become a date"),
                arguments("to_timestamp", "2026-01-31", "is not a timestamp"),
                arguments("to_timestamp", "2026-01-3110:00", "is not a timestamp"),
                arguments("to_timestamp", "2026-01-31T24:00", "is not a timestamp"),
                arguments("to_timestamp", LocalTime.NOON, "a time of day cannot become a timestamp"),
                arguments("to_boolean", "maybe", "is not true or false"),
                arguments("to_boolean", 2L, "a number other than 0 and 1"),
                arguments("date_trunc(month)", "2026-01-31", "put to_date or to_timestamp before it"),
                arguments("date_trunc(month)", LocalTime.NOON, "a time of day is not a date or timestamp"),
                arguments("date_trunc(month)", 5L, "a whole number is not a date or timestamp"),
                arguments(
                        "at_zone(utc)",
                        LocalDateTime.of(2026, 1, 1, 0, 0),
                        "a timestamp has no offset, so nobody can tell"),
                arguments("at_zone(utc)", LocalDate.EPOCH, "a date has no offset"),
                arguments("at_zone(utc)", "2026-01-01T00:00:00", "a text of 19 characters has no offset"),
                arguments("at_zone(utc)", 5L, "a whole number has no offset"),
                arguments("regex_replace('(a+)+\\1b', 'b')", "a".repeat(40) + "!", "takes too many steps"),
                arguments("regex_replace('a', 'bbbbbbbbbbbbbbbbbbbb')", "a".repeat(1_000_000), "longer than"),
                arguments("regex_replace('(x|y)*', 'b')", "xy".repeat(100_000), "needs too much memory"),
                arguments("replace('a', 'bbbbbbbbbbbbbbbbbbbb')", "a".repeat(1_000_000), "longer than"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"texts", "values"})
    void transforms(String step, Object input, Object expected) {
        assertThat(Rows.transformed(input, step)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void refuses(String step, Object input, String message) {
        assertThat(Rows.transformed(input, step)).isInstanceOfSatisfying(RowFault.class, fault -> {
            String name = step.replaceAll("\\(.*", "");
            assertThat(fault.message())
                    .startsWith("column 'y': transform " + name + ": ")
                    .contains(message);
            assertThat(fault.code().id()).isEqualTo("FLX-4002");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyStep")
    void passesNullOn(String step) {
        assertThat(Rows.transformed(null, step)).isNull();
    }

    static Stream<String> everyStep() {
        return Stream.concat(texts(), values())
                .map(row -> (String) row.get()[0])
                .filter(step -> !step.startsWith("null_to"))
                .distinct();
    }

    @Test
    void everyTransformIsInTheTable() {
        List<String> tested = Stream.concat(texts(), values())
                .map(row -> ((String) row.get()[0]).replaceAll("\\(.*", ""))
                .toList();

        assertThat(Transforms.docs()).allSatisfy(doc -> assertThat(tested).contains(doc.name()));
    }

    @Test
    void stepsWorkOnEachOthersResult() {
        assertThat(Rows.transformed("  ana  SILVA ", "trim", "collapse_spaces", "title_case"))
                .isEqualTo("Ana Silva");
        assertThat(Rows.transformed("  ", "trim", "empty_to_null", "null_to(ND)"))
                .isEqualTo("ND");
        assertThat(Rows.transformed(null, "null_to('1900-01-01')", "to_date")).isEqualTo(LocalDate.of(1900, 1, 1));
    }

    @Test
    void theDefaultLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(Rows.transformed("title i", "upper")).isEqualTo("TITLE I");
            assertThat(Rows.transformed("INDIGO", "lower")).isEqualTo("indigo");
            assertThat(Rows.transformed("INDIGO ilha", "title_case")).isEqualTo("Indigo Ilha");
            assertThat(Rows.transformed("1.5", "to_decimal")).isEqualTo(new BigDecimal("1.5"));
            assertThat(Rows.transformed("SIM", "to_boolean")).isEqualTo(true);
            assertThat(Rows.transformed("05 mar 2026", "to_date(dd MMM yyyy)")).isEqualTo(LocalDate.of(2026, 3, 5));
            assertThat(Rows.transformed("i", Map.of("map", Map.of("i", "I")))).isEqualTo("I");
            assertThat(Rows.transformed(LocalDate.of(2026, 5, 17), "date_trunc(minute)"))
                    .isEqualTo(LocalDate.of(2026, 5, 17));
        } finally {
            Locale.setDefault(before);
        }
    }
}
