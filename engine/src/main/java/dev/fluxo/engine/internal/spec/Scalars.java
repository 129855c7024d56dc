package dev.fluxo.engine.internal.spec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted scalar means by YAML 1.2: {@code no}, {@code 1_000} and {@code 0o7} are text. Stricter than its core
 * schema in one point: {@code 012}, which that would read as twelve, is a code and stays text.
 */
final class Scalars {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]{0,99})");

    /** The exponent is short: 1e999999999 would be a number of a gigabyte. */
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(0|[1-9][0-9]{0,99})?(\\.[0-9]{1,99})?(?<=[0-9])([eE][-+]?[0-9]{1,3})?");

    private static final BigInteger LEAST_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    private Scalars() {}

    static boolean isNull(Node.Scalar scalar) {
        return scalar.plain() && NULLS.contains(scalar.text());
    }

    /** String, Long, BigDecimal, Boolean or null. */
    static @Nullable Object value(Node.Scalar scalar) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return text;
        }
        if (isNull(scalar)) {
            return null;
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return TRUE.contains(text);
        }
        if (INTEGER.matcher(text).matches()) {
            return integer(new BigInteger(text));
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }

    private static Object integer(BigInteger number) {
        boolean fits = number.compareTo(LEAST_LONG) >= 0 && number.compareTo(MOST_LONG) <= 0;
        return fits ? (Object) number.longValue() : new BigDecimal(number);
    }
}
