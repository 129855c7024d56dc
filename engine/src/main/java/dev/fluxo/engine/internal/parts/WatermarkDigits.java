package dev.fluxo.engine.internal.parts;

import dev.fluxo.engine.internal.plan.LoadPlan;
import dev.fluxo.engine.spi.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place of a row in the order of the watermark as a text of digits: the texts of two rows compare as their watermarks do, in every collation
 * of every database. For watermarks whose order is known without the database.
 */
final class WatermarkDigits {
    /** Characters that suffice for three numbers of 38 digits. */
    static final int MOST = 400;

    private static final long DAYS = 1_000_000_000_000L;
    private static final long SECONDS = 100_000_000_000_000_000L;
    private static final int EXPONENT = 500_000;

    private final List<Column> columns;
    private final int[] places;

    WatermarkDigits(LoadPlan plan) {
        this.columns = plan.read().watermark();
        this.places = plan.read().watermarkIndexes();
    }

    /** Of a source row, which has no NULL there. */
    String of(@Nullable Object[] source) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < places.length; i++) {
            Object value = source[places[i]];
            if (value == null) {
                throw new IllegalStateException("no value of " + columns.get(i).name());
            }
            append(value, digits);
        }
        return digits.toString();
    }

    static void append(Object value, StringBuilder digits) {
        if (value instanceof Long number) {
            pad(Long.toUnsignedString(number ^ Long.MIN_VALUE), 20, digits);
        } else if (value instanceof LocalDate date) {
            pad(Long.toString(date.toEpochDay() + DAYS), 13, digits);
        } else if (value instanceof LocalDateTime time) {
            moment(time.atOffset(ZoneOffset.UTC), digits);
        } else if (value instanceof OffsetDateTime time) {
            moment(time, digits);
        } else if (value instanceof BigDecimal decimal) {
            decimal(decimal, digits);
        } else if (value instanceof Double odd) {
            digits.append(odd.isNaN() ? 5 : odd > 0 ? 4 : 0);
        } else {
            throw new IllegalArgumentException("only the database knows the order of a " + value.getClass());
        }
    }

    private static void moment(OffsetDateTime time, StringBuilder digits) {
        pad(Long.toString(time.toEpochSecond() + SECONDS), 18, digits);
        pad(Integer.toString(time.getNano()), 9, digits);
    }

    /**
     * The sign, how long the whole part is, then the digits, two characters each, and an end that comes before any of them. Of a negative
     * number all that turned round.
     */
    private static void decimal(BigDecimal value, StringBuilder digits) {
        if (value.signum() == 0) {
            digits.append(2);
            return;
        }
        boolean negative = value.signum() < 0;
        BigDecimal plain = value.abs().stripTrailingZeros();
        int whole = plain.precision() - plain.scale() + EXPONENT;
        digits.append(negative ? 1 : 3);
        pad(Integer.toString(negative ? 2 * EXPONENT - 1 - whole : whole), 6, digits);
        for (char digit : plain.unscaledValue().toString().toCharArray()) {
            int one = digit - '0' + 1;
            pad(Integer.toString(negative ? 99 - one : one), 2, digits);
        }
        digits.append(negative ? "99" : "00");
    }

    private static void pad(String number, int width, StringBuilder digits) {
        digits.append("0".repeat(width - number.length())).append(number);
    }
}
