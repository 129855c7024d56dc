package dev.fluxo.engine.internal.transform.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Exact numbers: Long where it fits, BigDecimal everywhere else. A Double counts as the shortest decimal that reads back to it. */
public final class Numbers {
    /** Most digits of a number, before or after the point: more is not a number of a business. */
    private static final int MOST_DIGITS = 1000;

    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    public static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof BigDecimal || value instanceof Double;
    }

    /**
     * A number as a decimal.
     *
     * @throws ValueFault if it is no number, or NaN or infinite
     */
    public static BigDecimal decimal(Object value) {
        BigDecimal decimal = decimalOrNull(value);
        if (decimal == null) {
            throw new ValueFault(
                    value instanceof Double
                            ? "NaN or infinity is not a decimal"
                            : Kinds.describe(value) + " is not a number");
        }
        return decimal;
    }

    /** Null where the value is no number, or is NaN or infinite. */
    public static @Nullable BigDecimal decimalOrNull(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        return value instanceof Double number && Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
    }

    /** A whole decimal as a Long; null where it has a fraction or is out of the 64-bit range. */
    public static @Nullable Long whole(BigDecimal decimal) {
        if (decimal.signum() == 0) {
            return 0L;
        }
        if (decimal.precision() - decimal.scale() > 19) {
            return null;
        }
        if (decimal.scale() > 0 && decimal.stripTrailingZeros().scale() > 0) {
            return null;
        }
        BigInteger integer = decimal.toBigInteger();
        return integer.compareTo(MIN) < 0 || integer.compareTo(MAX) > 0 ? null : integer.longValue();
    }

    /** {@code digits} after the point, halves away from zero; a negative number rounds to tens, hundreds, … */
    public static Object round(Object value, int digits) {
        if (value instanceof Long && digits >= 0) {
            return value;
        }
        return bounded(decimal(value).setScale(digits, RoundingMode.HALF_UP));
    }

    /** @throws ValueFault if the number has more digits than any business needs: such ones only fill the memory */
    public static BigDecimal bounded(BigDecimal decimal) {
        if (decimal.precision() > MOST_DIGITS || Math.abs(decimal.scale()) > MOST_DIGITS) {
            throw new ValueFault("the result has more than " + MOST_DIGITS + " digits");
        }
        return decimal;
    }
}
