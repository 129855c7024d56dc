package dev.fluxo.engine.internal.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The texts of two values compare as the values do, also where another column follows. */
class WatermarkDigitsTest {
    private static final int RANDOM_VALUES = 300;

    private final Random random = new Random(11);

    private static String digits(Object... values) {
        StringBuilder digits = new StringBuilder();
        for (Object value : values) {
            WatermarkDigits.append(value, digits);
        }
        return digits.toString();
    }

    private static <T extends Comparable<? super T>> void compareAll(List<T> values) {
        for (T one : values) {
            for (T other : values) {
                int expected = Integer.signum(one.compareTo(other));
                assertThat(Integer.signum(digits(one, 1L).compareTo(digits(other, 1L))))
                        .as("%s and %s", one, other)
                        .isEqualTo(expected);
                if (expected != 0) {
                    assertThat(Integer.signum(digits(one, Long.MAX_VALUE).compareTo(digits(other, Long.MIN_VALUE))))
                            .as("%s and %s, the next column the other way round", one, other)
                            .isEqualTo(expected);
                }
            }
        }
        assertThat(values).allSatisfy(value -> assertThat(digits(value)).containsOnlyDigits());
    }

    @Test
    void wholeNumbers() {
        List<Long> values = new ArrayList<>(List.of(Long.MIN_VALUE, -1L, 0L, 1L, 9L, 10L, Long.MAX_VALUE));
        random.longs(RANDOM_VALUES).forEach(values::add);
        compareAll(values);
    }

    @Test
    void decimals() {
        List<BigDecimal> values = new ArrayList<>();
        for (String text : List.of(
                "0", "0.0", "1", "1.0", "1.01", "-1", "-1.01", "-1.001", "9.99", "10", "-10", "1E-30", "-1E30", "12",
                "123")) {
            values.add(new BigDecimal(text));
        }
        for (int i = 0; i < RANDOM_VALUES; i++) {
            values.add(new BigDecimal(new BigInteger(1 + random.nextInt(126), random), random.nextInt(40) - 5));
            values.add(values.get(values.size() - 1).negate());
        }
        compareAll(values);
    }

    @Test
    void datesAndMoments() {
        compareAll(List.of(
                LocalDate.MIN,
                LocalDate.of(1, 1, 1),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(9999, 12, 31),
                LocalDate.MAX));
        List<LocalDateTime> moments = new ArrayList<>(List.of(LocalDateTime.MIN, LocalDateTime.MAX));
        random.longs(RANDOM_VALUES, -100_000_000_000L, 100_000_000_000L)
                .forEach(second -> moments.add(
                        LocalDateTime.ofEpochSecond(second, random.nextInt(1_000_000_000), ZoneOffset.UTC)));
        compareAll(moments);
    }

    @Test
    void momentsOfOtherZonesCompareByTheirTime() {
        OffsetDateTime moment = OffsetDateTime.of(2025, 1, 1, 12, 0, 0, 7, ZoneOffset.UTC);
        assertThat(digits(moment)).isEqualTo(digits(moment.withOffsetSameInstant(ZoneOffset.ofHours(-3))));
        assertThat(digits(moment)).isLessThan(digits(moment.plusNanos(1).withOffsetSameInstant(ZoneOffset.ofHours(9))));
        assertThat(digits(OffsetDateTime.MIN)).isLessThan(digits(moment)).hasSameSizeAs(digits(OffsetDateTime.MAX));
        assertThat(digits(OffsetDateTime.MAX)).isGreaterThan(digits(moment));
    }

    @Test
    void whatIsNoNumberHasItsPlaceAmongDecimals() {
        assertThat(List.of(
                        digits(Double.NEGATIVE_INFINITY),
                        digits(new BigDecimal("-1E100")),
                        digits(BigDecimal.ZERO),
                        digits(new BigDecimal("1E100")),
                        digits(Double.POSITIVE_INFINITY),
                        digits(Double.NaN)))
                .isSorted();
    }
}
