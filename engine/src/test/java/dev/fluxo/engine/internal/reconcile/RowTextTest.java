package dev.fluxo.engine.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.spi.DataType;
import dev.fluxo.engine.spi.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is equal is spelled alike, and nothing else is. */
class RowTextTest {
    private static final DataType TEXT = DataType.text("VARCHAR(10)", 10);
    private static final DataType DECIMAL = DataType.decimal("DECIMAL(12, 4)", 12, 4);
    private static final DataType NUMBER = DataType.integer("BIGINT", 64);
    private static final DataType MOMENT = DataType.temporal(TypeKind.TIMESTAMP, "TIMESTAMP(9)", 9);
    private static final DataType ZONED = DataType.temporal(TypeKind.TIMESTAMP_TZ, "TIMESTAMP WITH TIME ZONE", 6);

    private static String of(DataType type, @Nullable Object... values) {
        RowText text = new RowText();
        for (Object value : values) {
            text.add(value, type);
        }
        return text.toString();
    }

    @Test
    void numbersAreSpelledWithoutTheirScale() {
        assertThat(of(DECIMAL, new BigDecimal("1.5000"), new BigDecimal("-0.00"), new BigDecimal("1E+3")))
                .isEqualTo("1.5,0,1000,");
        assertThat(of(NUMBER, 0L, 9L, 10L, -7L, Long.MAX_VALUE, Long.MIN_VALUE))
                .isEqualTo("0,9,10,-7,9223372036854775807,-9223372036854775808,");
        assertThat(of(new DataType(TypeKind.FLOAT, "REAL", 0, 24, 0), 0.1, (double) 0.1f, -0.0))
                .isEqualTo("0.1,0.1,0.0,");
        assertThat(of(new DataType(TypeKind.FLOAT, "DOUBLE", 0, 53, 0), 0.1, Double.NaN))
                .isEqualTo("0.1,NaN,");
    }

    @Test
    void textsStandBehindTheirLength() {
        assertThat(of(TEXT, "a,1:b", "", null, "N", "é€")).isEqualTo("5:a,1:b,0:,N,1:N,5:é€,");
        assertThat(List.of(of(TEXT, "a,1:b", "c"), of(TEXT, "a", "b,1:c"))).doesNotHaveDuplicates();
        assertThat(of(TEXT, "a ")).isNotEqualTo(of(TEXT, "a"));
        assertThat(of(DataType.text("CHAR(3)", 3), "a  ")).isEqualTo(of(DataType.text("CHAR(3)", 3), "a"));
        assertThat(of(DataType.text("CHARACTER VARYING(3)", 3), "a ")).isEqualTo("2:a ,");
    }

    @Test
    void momentsAreSpelledWithTheDigitsThatCount() {
        assertThat(of(
                        MOMENT,
                        LocalDateTime.of(2026, 1, 2, 3, 4, 5),
                        LocalDateTime.of(2026, 1, 2, 3, 4, 5, 120_000_000)))
                .isEqualTo("2026-01-02 03:04:05,2026-01-02 03:04:05.12,");
        assertThat(of(MOMENT, LocalDateTime.of(1, 1, 1, 0, 0, 0, 1), LocalDateTime.MAX))
                .isEqualTo("0001-01-01 00:00:00.000000001,infinity,");
        assertThat(of(ZONED, OffsetDateTime.parse("2026-01-02T03:04:05+03:00")))
                .isEqualTo(of(ZONED, OffsetDateTime.parse("2026-01-02T00:04:05Z")));
    }

    @Test
    void allElseIsSpelledAsTheAuditSpellsIt() {
        UUID uuid = UUID.fromString("0190f6d0-0000-7000-8000-0123456789ab");
        assertThat(of(TEXT, true, LocalDate.of(2026, 1, 2), LocalTime.of(3, 4), uuid, new byte[] {1, (byte) 0xAB}))
                .isEqualTo("true,2026-01-02,03:04,0190f6d0-0000-7000-8000-0123456789ab,01ab,");
    }
}
