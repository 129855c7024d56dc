package dev.fluxo.postgresql.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.Infinity;
import dev.fluxo.engine.spi.TypeKind;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written reads back the same. That the server reads it so too is shown by the tests with a server. */
class RowFormatTest {
    private static final DataType NUMERIC = DataType.decimal("numeric", 0, 0);
    private static final DataType TEXT = DataType.text("text", 0);

    static Stream<Arguments> values() {
        DataType timestamp = DataType.temporal(TypeKind.TIMESTAMP, "timestamp", 6);
        DataType instant = DataType.temporal(TypeKind.TIMESTAMP_TZ, "timestamp with time zone", 6);
        DataType time = DataType.temporal(TypeKind.TIME, "time", 6);
        DataType date = DataType.of(TypeKind.DATE, "date");
        return Stream.of(
                arguments(DataType.of(TypeKind.BOOLEAN, "boolean"), true),
                arguments(DataType.of(TypeKind.BOOLEAN, "boolean"), false),
                arguments(DataType.integer("smallint", 16), -32_768L),
                arguments(DataType.integer("integer", 32), -2_147_483_648L),
                arguments(DataType.integer("bigint", 64), Long.MIN_VALUE),
                arguments(DataType.integer("bigint", 64), Long.MAX_VALUE),
                arguments(new DataType(TypeKind.FLOAT, "real", 0, 32, 0), 0.1),
                arguments(new DataType(TypeKind.FLOAT, "double precision", 0, 64, 0), Double.NaN),
                arguments(new DataType(TypeKind.FLOAT, "double precision", 0, 64, 0), Double.MIN_VALUE),
                arguments(TEXT, ""),
                arguments(TEXT, "emoji \uD83D\uDE00, combining e\u0301"),
                arguments(DataType.of(TypeKind.UUID, "uuid"), UUID.fromString("3f5ae95e-b87d-4aed-95b4-c3797afcb74f")),
                arguments(date, LocalDate.of(-4712, 1, 1)),
                arguments(date, LocalDate.of(1582, 10, 10)),
                arguments(date, LocalDate.of(5_874_897, 12, 31)),
                arguments(date, LocalDate.MAX),
                arguments(date, LocalDate.MIN),
                arguments(time, LocalTime.of(23, 59, 59, 999_999_000)),
                arguments(time, LocalTime.MIDNIGHT),
                arguments(time, Infinity.END_OF_DAY),
                arguments(timestamp, LocalDateTime.of(-4712, 1, 1, 0, 0)),
                arguments(timestamp, LocalDateTime.of(1999, 12, 31, 23, 59, 59, 999_999_000)),
                arguments(timestamp, LocalDateTime.of(294_276, 12, 31, 23, 59, 59, 999_999_000)),
                arguments(timestamp, LocalDateTime.MAX),
                arguments(timestamp, LocalDateTime.MIN),
                arguments(instant, OffsetDateTime.parse("2025-10-26T02:30:00.123456Z")),
                arguments(instant, OffsetDateTime.MAX),
                arguments(instant, OffsetDateTime.MIN),
                arguments(NUMERIC, Double.NaN),
                arguments(NUMERIC, Double.POSITIVE_INFINITY),
                arguments(NUMERIC, Double.NEGATIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBack(DataType type, Object value) {
        assertThat(backAndForth(List.of(type), new Object[] {value})).containsExactly(value);
    }

    @Test
    void bytesAndNullsComeBack() {
        List<DataType> types = List.of(DataType.of(TypeKind.BINARY, "bytea"), TEXT, NUMERIC);
        @Nullable Object[] row = backAndForth(types, new Object[] {new byte[] {0, -1, 127}, null, null});
        assertThat((byte[]) row[0]).containsExactly(0, -1, 127);
        assertThat(row[1]).isNull();
        assertThat(row[2]).isNull();
    }

    @Test
    void decimalsComeBackWithAllTheirDigits() {
        Random random = new Random(42);
        List<BigDecimal> decimals = new ArrayList<>(List.of(
                BigDecimal.ZERO,
                new BigDecimal("0.00"),
                new BigDecimal("-0.0001"),
                new BigDecimal("10000"),
                new BigDecimal("9999.9999"),
                new BigDecimal("100000000.00000001"),
                new BigDecimal("1.500")));
        for (int i = 0; i < 20_000; i++) {
            BigInteger digits = new BigInteger(1 + random.nextInt(130), random);
            int scale = random.nextInt(40);
            decimals.add(new BigDecimal(random.nextBoolean() ? digits : digits.negate(), scale));
        }
        for (BigDecimal decimal : decimals) {
            assertThat(backAndForth(List.of(NUMERIC), new Object[] {decimal})[0])
                    .as(decimal.toString())
                    .isEqualTo(decimal);
        }
    }

    @Test
    void aDecimalInTensLosesNothing() {
        assertThat(backAndForth(List.of(NUMERIC), new Object[] {new BigDecimal("12E+5")})[0])
                .isEqualTo(new BigDecimal("1200000"));
    }

    @Test
    void aMessageHoldsManyRowsAndTheBufferGrows() {
        String text = "x".repeat(50_000);
        RowWriter writer = new RowWriter(List.of(TEXT));
        for (int i = 0; i < 5; i++) {
            writer.row(new Object[] {text + i});
        }
        RowReader reader = new RowReader(List.of(TEXT));
        reader.take(message(writer));
        @Nullable Object[] row = new Object[1];
        for (int i = 0; i < 5; i++) {
            assertThat(reader.next(row)).isTrue();
            assertThat(row[0]).isEqualTo(text + i);
        }
        assertThat(reader.next(row)).isFalse();
    }

    private static byte[] message(RowWriter writer) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(RowWriter.begin());
        message.write(writer.bytes(), 0, writer.size());
        message.writeBytes(RowWriter.end());
        return message.toByteArray();
    }

    private static @Nullable Object[] backAndForth(List<DataType> types, @Nullable Object[] row) {
        RowWriter writer = new RowWriter(types);
        writer.row(row);
        RowReader reader = new RowReader(types);
        reader.take(message(writer));
        @Nullable Object[] read = new Object[types.size()];
        assertThat(reader.next(read)).isTrue();
        return read;
    }
}
