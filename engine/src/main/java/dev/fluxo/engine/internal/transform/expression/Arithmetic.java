package dev.fluxo.engine.internal.transform.expression;

import dev.fluxo.engine.internal.transform.value.Kinds;
import dev.fluxo.engine.internal.transform.value.Numbers;
import dev.fluxo.engine.internal.transform.value.Texts;
import dev.fluxo.engine.internal.transform.value.ValueFault;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.temporal.Temporal;

/** Exact arithmetic. Whole numbers stay whole and never wrap around; a division is exact, or of 34 digits where that cannot be. */
final class Arithmetic {
    private static final MathContext DIVISION = new MathContext(34, RoundingMode.HALF_UP);

    private Arithmetic() {}

    /** A sum; where one operand is a text, the two texts joined. */
    static Object add(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            long sum = left + right;
            return ((left ^ sum) & (right ^ sum)) >= 0
                    ? (Object) sum
                    : decimal(a).add(decimal(b));
        }
        if (a instanceof String || b instanceof String) {
            String left = Texts.of(a);
            String right = Texts.of(b);
            Texts.checkLength((long) left.length() + right.length());
            return left + right;
        }
        return Numbers.bounded(decimal(a).add(decimal(b)));
    }

    static Object subtract(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            long difference = left - right;
            return ((left ^ right) & (left ^ difference)) >= 0
                    ? (Object) difference
                    : decimal(a).subtract(decimal(b));
        }
        return Numbers.bounded(decimal(a).subtract(decimal(b)));
    }

    static Object multiply(Object a, Object b) {
        if (a instanceof Long left && b instanceof Long right) {
            long low = left * right;
            return Math.multiplyHigh(left, right) == low >> 63
                    ? (Object) low
                    : decimal(a).multiply(decimal(b));
        }
        return Numbers.bounded(decimal(a).multiply(decimal(b)));
    }

    static Object divide(Object a, Object b) {
        BigDecimal dividend = decimal(a);
        return Numbers.bounded(dividend.divide(divisor(b), DIVISION));
    }

    /** With the sign of the dividend, as in SQL. */
    static Object remainder(Object a, Object b) {
        BigDecimal dividend = decimal(a);
        BigDecimal divisor = divisor(b);
        return a instanceof Long left && b instanceof Long right
                ? (Object) (left % right)
                : dividend.remainder(divisor);
    }

    static Object negate(Object a) {
        return a instanceof Long number && number != Long.MIN_VALUE
                ? (Object) (-number)
                : decimal(a).negate();
    }

    static Object plus(Object a) {
        return a instanceof Long ? a : decimal(a);
    }

    static Object abs(Object a) {
        return a instanceof Long number && number != Long.MIN_VALUE
                ? (Object) Math.abs(number)
                : decimal(a).abs();
    }

    private static BigDecimal divisor(Object value) {
        BigDecimal divisor = decimal(value);
        if (divisor.signum() == 0) {
            throw new ValueFault("division by zero");
        }
        return divisor;
    }

    private static BigDecimal decimal(Object value) {
        BigDecimal decimal = Numbers.decimalOrNull(value);
        if (decimal != null) {
            return decimal;
        }
        String advice = value instanceof String
                ? "; use to_integer or to_decimal"
                : value instanceof Temporal ? "; use add_days or days_between" : "";
        throw new ValueFault("arithmetic on " + Kinds.describe(value) + advice);
    }
}
