package dev.fluxo.engine.internal.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Rules;
import dev.fluxo.engine.spi.Rules.LengthUnit;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How values arrive in typed columns: type, value, what arrives or the end of the fault's message. */
@NullUnmarked
class FitsTest {
    private static final DataType BOOLEAN = DataType.of(TypeKind.BOOLEAN, "BOOLEAN");
    private static final DataType TINYINT = DataType.integer("TINYINT", 8);
    private static final DataType SMALLINT = DataType.integer("SMALLINT", 16);
    private static final DataType INTEGER = DataType.integer("INTEGER", 32);
    private static final DataType BIGINT = DataType.integer("BIGINT", 64);
    private static final DataType DECIMAL = DataType.decimal("DECIMAL(5,2)", 5, 2);
    private static final DataType NUMERIC = DataType.decimal("NUMERIC", 0, 0);
    private static final DataType REAL = new DataType(TypeKind.FLOAT, "REAL", 0, 32, 0);
    private static final DataType DOUBLE = new DataType(TypeKind.FLOAT, "DOUBLE PRECISION", 0, 64, 0);
    private static final DataType TEXT3 = DataType.text("VARCHAR(3)", 3);
    private static final DataType TEXT = DataType.text("VARCHAR", 0);
    /** Its encoder takes a backslash for a yen sign, and says nothing. */
    private static final DataType JAPANESE = DataType.text("varchar(10)", 10)
            .with(Rules.NONE.letters(LengthUnit.BYTES, Charset.forName("windows-31j"), true));

    private static final DataType NO_NUL =
            DataType.text("text", 0).with(Rules.NONE.letters(LengthUnit.CODE_POINTS, null, false));
    private static final DataType UTF8 =
            DataType.text("text", 0).with(Rules.NONE.letters(LengthUnit.CODE_POINTS, StandardCharsets.UTF_8, true));

    /** Three bytes of UTF-8. */
    private static final DataType BYTES3 = DataType.text("varchar(3 byte)", 3)
            .with(Rules.NONE.letters(LengthUnit.BYTES, StandardCharsets.UTF_8, true));

    private static final DataType BINARY2 = new DataType(TypeKind.BINARY, "VARBINARY(2)", 2, 0, 0);
    private static final DataType DATE = DataType.temporal(TypeKind.DATE, "DATE", 0);
    private static final DataType TIME0 = DataType.temporal(TypeKind.TIME, "TIME(0)", 0);
    private static final DataType TIMESTAMP3 = DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(3)", 3);
    private static final DataType TIMESTAMP9 = DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(9)", 9);
    private static final DataType TIMESTAMP_TZ =
            DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP(6) WITH TIME ZONE", 6);
    private static final DataType UUID_TYPE = DataType.of(TypeKind.UUID, "UUID");
    private static final DataType OTHER = DataType.of(TypeKind.OTHER, "JSON");

    private static final LocalDate DAY = LocalDate.of(2026, 5, 17);
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    static Stream<Arguments> fitting() {
        OffsetDateTime offset = OffsetDateTime.parse("2026-05-17T10:00:00.123456-03:00");
        byte[] bytes = {1, 2};
        return Stream.of(
                arguments(BOOLEAN, true, true),
                arguments(BOOLEAN, 1L, true),
                arguments(JAPANESE, "日本", "日本"),
                arguments(BOOLEAN, new BigDecimal("0.0"), false),
                arguments(TINYINT, 127L, 127L),
                arguments(TINYINT, -128L, -128L),
                arguments(SMALLINT, 32767L, 32767L),
                arguments(SMALLINT, -32768L, -32768L),
                arguments(INTEGER, 2147483647L, 2147483647L),
                arguments(INTEGER, -2147483648L, -2147483648L),
                arguments(BIGINT, Long.MAX_VALUE, Long.MAX_VALUE),
                arguments(BIGINT, Long.MIN_VALUE, Long.MIN_VALUE),
                arguments(BIGINT, new BigDecimal("9223372036854775807.00"), Long.MAX_VALUE),
                arguments(BIGINT, new BigDecimal("1E+3"), 1000L),
                arguments(BIGINT, new BigDecimal("0E+30"), 0L),
                arguments(INTEGER, 42d, 42L),
                arguments(INTEGER, true, 1L),
                arguments(DECIMAL, new BigDecimal("999.99"), new BigDecimal("999.99")),
                arguments(DECIMAL, new BigDecimal("-999.99"), new BigDecimal("-999.99")),
                arguments(DECIMAL, new BigDecimal("1.5000"), new BigDecimal("1.50")),
                arguments(DECIMAL, new BigDecimal("0.0000000"), new BigDecimal("0.00")),
                arguments(DECIMAL, new BigDecimal("0E+9"), new BigDecimal("0E+9")),
                arguments(DECIMAL, new BigDecimal("1E+2"), new BigDecimal("1E+2")),
                arguments(DECIMAL, 999L, new BigDecimal("999")),
                arguments(DECIMAL, 0.1d, new BigDecimal("0.1")),
                arguments(DECIMAL, false, BigDecimal.ZERO),
                arguments(NUMERIC, new BigDecimal("123456789.123456789"), new BigDecimal("123456789.123456789")),
                arguments(DOUBLE, 0.1d, 0.1d),
                arguments(DOUBLE, new BigDecimal("0.10"), 0.1d),
                arguments(DOUBLE, 9007199254740992L, 9007199254740992d),
                arguments(DOUBLE, Double.NaN, Double.NaN),
                arguments(REAL, (double) 0.1f, (double) 0.1f),
                arguments(REAL, 0.1d, 0.1d),
                arguments(REAL, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                arguments(TEXT3, "abc", "abc"),
                arguments(TEXT3, "ção", "ção"),
                arguments(TEXT3, "a\0b", "a\0b"),
                arguments(NO_NUL, "ab", "ab"),
                arguments(BYTES3, "ab", "ab"),
                arguments(BYTES3, "ço", "ço"),
                arguments(BYTES3, "日", "日"),
                arguments(UTF8, "é\uD83D\uDE00\uD83D\uDE01\uFFFF", "é\uD83D\uDE00\uD83D\uDE01\uFFFF"),
                arguments(TEXT3, 123L, "123"),
                arguments(TEXT3, new BigDecimal("1E+2"), "100"),
                arguments(TEXT, "x".repeat(100_000), "x".repeat(100_000)),
                arguments(TEXT, true, "true"),
                arguments(TEXT, DAY, "2026-05-17"),
                arguments(TEXT, DAY.atTime(10, 0), "2026-05-17T10:00"),
                arguments(TEXT, ID, "01890a5d-ac96-774b-bcce-b302099a8057"),
                arguments(OTHER, "{}", "{}"),
                arguments(BINARY2, bytes, bytes),
                arguments(DATE, DAY, DAY),
                arguments(DATE, DAY.atStartOfDay(), DAY),
                arguments(DATE, LocalDate.of(1, 1, 1), LocalDate.of(1, 1, 1)),
                arguments(TIME0, LocalTime.of(23, 59, 59), LocalTime.of(23, 59, 59)),
                arguments(TIMESTAMP3, DAY, DAY.atStartOfDay()),
                arguments(TIMESTAMP3, DAY.atTime(23, 59, 59, 999_000_000), DAY.atTime(23, 59, 59, 999_000_000)),
                arguments(TIMESTAMP9, DAY.atTime(23, 59, 59, 999_999_999), DAY.atTime(23, 59, 59, 999_999_999)),
                arguments(TIMESTAMP_TZ, offset, offset),
                arguments(UUID_TYPE, ID, ID),
                arguments(UUID_TYPE, "01890A5D-AC96-774B-BCCE-B302099A8057", ID));
    }

    static Stream<Arguments> tooMuch() {
        LocalDateTime moment = DAY.atTime(10, 0);
        return Stream.of(
                arguments(BOOLEAN, 2L, "a whole number does not fit BOOLEAN; only 0 and 1 do"),
                arguments(BOOLEAN, "true", "add to_boolean"),
                arguments(TINYINT, 128L, "a whole number does not fit TINYINT; it is out of the range -128 to 127"),
                arguments(TINYINT, -129L, "out of the range"),
                arguments(SMALLINT, 32768L, "out of the range"),
                arguments(INTEGER, 2147483648L, "out of the range -2147483648 to 2147483647"),
                arguments(INTEGER, -2147483649L, "out of the range"),
                arguments(BIGINT, new BigDecimal("9223372036854775808"), "out of range"),
                arguments(BIGINT, new BigDecimal("1E+999"), "out of range"),
                arguments(
                        INTEGER, new BigDecimal("1.5"), "it has a fraction or is out of range; add round(0) to round"),
                arguments(INTEGER, Double.NaN, "a floating-point number does not fit INTEGER"),
                arguments(INTEGER, "1", "a text of 1 character does not fit INTEGER; add to_integer"),
                arguments(INTEGER, DAY, "a date does not fit INTEGER"),
                arguments(
                        DECIMAL,
                        new BigDecimal("1000"),
                        "a decimal number does not fit DECIMAL(5,2); it has 4 digits before the point"),
                arguments(DECIMAL, new BigDecimal("1E+9"), "it has 10 digits before the point"),
                arguments(DECIMAL, new BigDecimal("0.001"), "it has 3 digits after the point; add round(2) to round"),
                arguments(DECIMAL, new BigDecimal("999.999"), "it has 3 digits after the point"),
                arguments(DECIMAL, 1000L, "it has 4 digits before the point"),
                arguments(DECIMAL, Double.POSITIVE_INFINITY, "does not fit DECIMAL(5,2)"),
                arguments(DECIMAL, "1.5", "add to_decimal"),
                arguments(DOUBLE, 9007199254740993L, "its digits would not come back the same"),
                arguments(DOUBLE, new BigDecimal("0.12345678901234567890"), "would not come back the same"),
                arguments(DOUBLE, new BigDecimal("1E+400"), "would not come back the same"),
                arguments(REAL, 0.123456789d, "would not come back the same"),
                arguments(REAL, 1e300, "would not come back the same"),
                arguments(DOUBLE, true, "true or false does not fit DOUBLE PRECISION"),
                arguments(TEXT3, "abcd", "a text of 4 characters does not fit VARCHAR(3)"),
                arguments(TEXT3, 1234L, "a text of 4 characters does not fit VARCHAR(3)"),
                arguments(
                        TEXT3,
                        "\uD83D\uDE00\uD83D\uDE00",
                        "a text of 2 characters does not fit VARCHAR(3); it takes 4 UTF-16 units"),
                arguments(NO_NUL, "a\0b", "it has the character U+0000, which the database refuses"),
                arguments(BYTES3, "ção", "a text of 3 characters does not fit varchar(3 byte); it takes 5 bytes"),
                arguments(BYTES3, "\uD83D", "it has a letter that UTF-8 does not have"),
                arguments(UTF8, "\uDE00", "it has a letter that UTF-8 does not have"),
                arguments(UTF8, "\uDE00\uD83D", "it has a letter that UTF-8 does not have"),
                arguments(UTF8, "\uD83D\uD83D\uDE00", "it has a letter that UTF-8 does not have"),
                arguments(UTF8, "\uD83Dé", "it has a letter that UTF-8 does not have"),
                arguments(UTF8, "\uD83D\uDE00\uD83D", "it has a letter that UTF-8 does not have"),
                arguments(TEXT, new byte[] {1}, "binary data does not fit VARCHAR"),
                arguments(JAPANESE, "1 \u00a5", "it has a letter that windows-31j does not have"),
                arguments(BINARY2, new byte[] {1, 2, 3}, "binary data does not fit VARBINARY(2); it has 3 bytes"),
                arguments(BINARY2, "ab", "a text of 2 characters does not fit VARBINARY(2)"),
                arguments(
                        DATE,
                        moment,
                        "a timestamp does not fit DATE; it is not midnight; add to_date to drop the time"),
                arguments(DATE, "2026-05-17", "a text of 10 characters does not fit DATE; add to_date"),
                arguments(
                        DATE,
                        OffsetDateTime.parse("2025-01-01T00:00Z"),
                        "a timestamp with an offset does not fit DATE"),
                arguments(TIME0, LocalTime.of(1, 2, 3, 1), "it has more than 0 digits of a second"),
                arguments(TIME0, moment, "a timestamp does not fit TIME(0)"),
                arguments(
                        TIMESTAMP3,
                        DAY.atTime(1, 2, 3, 999_999_999),
                        "it has more than 3 digits of a second; add date_trunc(millisecond) to cut them"),
                arguments(TIMESTAMP3, "2026-05-17T10:00", "add to_timestamp"),
                arguments(TIMESTAMP3, OffsetDateTime.parse("2026-05-17T10:00Z"), "does not fit TIMESTAMP(3)"),
                arguments(TIMESTAMP_TZ, moment, "a timestamp does not fit TIMESTAMP(6) WITH TIME ZONE"),
                arguments(TIMESTAMP_TZ, OffsetDateTime.parse("2026-05-17T10:00:00.1234567Z"), "more than 6 digits"),
                arguments(UUID_TYPE, "1-2-3-4-5", "a text of 9 characters does not fit UUID"),
                arguments(UUID_TYPE, "zzzzzzzz-ac96-774b-bcce-b302099a8057", "does not fit UUID"),
                arguments(UUID_TYPE, 5L, "a whole number does not fit UUID"));
    }

    @ParameterizedTest(name = "{0} <- {1}")
    @MethodSource("fitting")
    void fits(DataType type, Object value, Object expected) {
        assertThat(Rows.fitted(value, type)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("tooMuch")
    void isNeitherCutNorRounded(DataType type, Object value, String message) {
        assertThat(Rows.fitted(value, type)).isInstanceOfSatisfying(RowFault.class, fault -> {
            assertThat(fault.code()).isEqualTo(Code.VALUE_DOES_NOT_FIT);
            assertThat(fault.message()).startsWith("column 'y': ").contains(message);
        });
    }

    @Test
    void namesTheColumnAndTheType() {
        assertThat(Rows.fitted("x".repeat(120), DataType.text("VARCHAR(100)", 100)))
                .isInstanceOfSatisfying(
                        RowFault.class,
                        fault -> assertThat(fault.message())
                                .isEqualTo("column 'y': a text of 120 characters does not fit VARCHAR(100)"));
    }

    /** What is refused before any row must be refused on every row; the rest must take at least one value of each kind. */
    @Test
    void staticAndRowWiseAnswersAgree() {
        Map<TypeKind, Object> samples = new EnumMap<>(TypeKind.class);
        samples.put(TypeKind.BOOLEAN, true);
        samples.put(TypeKind.INTEGER, 1L);
        samples.put(TypeKind.DECIMAL, BigDecimal.ONE);
        samples.put(TypeKind.FLOAT, 1d);
        samples.put(TypeKind.TEXT, ID.toString());
        samples.put(TypeKind.BINARY, new byte[] {1});
        samples.put(TypeKind.DATE, DAY);
        samples.put(TypeKind.TIME, LocalTime.NOON);
        samples.put(TypeKind.TIMESTAMP, DAY.atStartOfDay());
        samples.put(TypeKind.TIMESTAMP_TZ, OffsetDateTime.parse("2026-05-17T10:00Z"));
        samples.put(TypeKind.UUID, ID);
        samples.put(TypeKind.OTHER, ID.toString());
        List<DataType> types = List.of(
                BOOLEAN,
                BIGINT,
                NUMERIC,
                DOUBLE,
                TEXT,
                BINARY2,
                DATE,
                TIME0,
                TIMESTAMP3,
                TIMESTAMP_TZ,
                UUID_TYPE,
                OTHER);

        assertThat(types).extracting(DataType::kind).containsExactlyInAnyOrder(TypeKind.values());
        samples.forEach((kind, value) -> {
            for (DataType type : types) {
                assertThat(Rows.fitted(value, type) instanceof RowFault)
                        .as("%s into %s", kind, type)
                        .isEqualTo(Fits.never(kind, type));
            }
        });
    }
}
