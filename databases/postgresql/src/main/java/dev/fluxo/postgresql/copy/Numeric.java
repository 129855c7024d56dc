package dev.fluxo.postgresql.copy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * PostgreSQL's numeric: digits of base 10 000, the power of the first one, a sign, and how many decimals are shown. Source:
 * numeric_send and numeric_recv in src/backend/utils/adt/numeric.c.
 */
final class Numeric {
    private static final int BASE = 10_000;
    private static final int BASE_DIGITS = 4;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(BASE);
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int POSITIVE_INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;
    private static final int HEAD = 8;
    /** So many decimal digits, filled up to whole base digits, fit a long. */
    private static final int SHORT = 15;

    private static final int MOST_SHORT = 4;
    private static final long[] POWERS = powers();

    private Numeric() {}

    private static long[] powers() {
        long[] powers = new long[18];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    /** A BigDecimal; a Double for NaN and the infinities. */
    static Object read(byte[] bytes, int at) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int digits = in.getShort(at);
        int weight = in.getShort(at + 2);
        int sign = in.getShort(at + 4) & 0xFFFF;
        int scale = in.getShort(at + 6);
        if (sign >= NAN) {
            return switch (sign) {
                case POSITIVE_INFINITY -> Double.POSITIVE_INFINITY;
                case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
                default -> Double.NaN;
            };
        }
        int power = BASE_DIGITS * (weight - digits + 1);
        int shift = power + scale;
        if (digits <= MOST_SHORT && shift < BASE_DIGITS - 1 && -shift < POWERS.length) {
            long whole = 0;
            for (int i = 0; i < digits; i++) {
                whole = whole * BASE + in.getShort(at + HEAD + 2 * i);
            }
            // At most 16 digits, and 2 more: that fits.
            whole = shift >= 0 ? whole * POWERS[shift] : whole / POWERS[-shift];
            return BigDecimal.valueOf(sign == NEGATIVE ? -whole : whole, scale);
        }
        BigInteger whole = BigInteger.ZERO;
        for (int i = 0; i < digits; i++) {
            whole = whole.multiply(BIG_BASE).add(BigInteger.valueOf(in.getShort(at + HEAD + 2 * i)));
        }
        BigDecimal value = new BigDecimal(sign == NEGATIVE ? whole.negate() : whole, -power);
        return value.setScale(scale);
    }

    /** @param value a BigDecimal; a Double for NaN and the infinities */
    static void write(Object value, CopyBuffer out) {
        if (value instanceof Double special) {
            int sign = special.isNaN() ? NAN : special > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY;
            head(out, 0, 0, sign, 0);
            return;
        }
        BigDecimal decimal = (BigDecimal) value;
        BigDecimal scaled = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        int fill = Math.floorMod(-scaled.scale(), BASE_DIGITS);
        int fractions = (scaled.scale() + fill) / BASE_DIGITS;
        short[] digits = scaled.precision() <= SHORT
                ? digits(Math.abs(scaled.unscaledValue().longValue()) * POWERS[fill])
                : digits(scaled.unscaledValue().abs().multiply(BigInteger.valueOf(POWERS[fill])));
        head(out, digits.length, digits.length - fractions - 1, scaled.signum() < 0 ? NEGATIVE : 0, scaled.scale());
        for (short digit : digits) {
            out.int16(digit);
        }
    }

    private static void head(CopyBuffer out, int digits, int weight, int sign, int scale) {
        out.int32(HEAD + 2 * digits);
        out.int16(digits);
        out.int16(weight);
        out.int16(sign);
        out.int16(scale);
    }

    /** Of base 10 000, the greatest first; none for zero. */
    private static short[] digits(long value) {
        int count = 0;
        for (long rest = value; rest > 0; rest /= BASE) {
            count++;
        }
        short[] digits = new short[count];
        long rest = value;
        for (int i = count - 1; i >= 0; i--) {
            digits[i] = (short) (rest % BASE);
            rest /= BASE;
        }
        return digits;
    }

    private static short[] digits(BigInteger value) {
        String decimal = value.toString();
        int count = (decimal.length() + BASE_DIGITS - 1) / BASE_DIGITS;
        short[] digits = new short[count];
        int end = decimal.length();
        for (int i = count - 1; i >= 0; i--) {
            digits[i] = Short.parseShort(decimal.substring(Math.max(0, end - BASE_DIGITS), end));
            end -= BASE_DIGITS;
        }
        return digits;
    }
}
