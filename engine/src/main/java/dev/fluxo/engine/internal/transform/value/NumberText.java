package dev.fluxo.engine.internal.transform.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads whole numbers from text, strictly. */
public final class NumberText {
    private static final int MOST_DIGITS = 1000;

    private NumberText() {}

    /**
     * Digits with an optional sign, white space around them allowed. No point, no exponent, no grouping.
     *
     * @throws ValueFault if the text is anything else, or out of the 64-bit range
     */
    public static Long integer(String text) {
        String digits = Spaces.trim(text);
        int start = !digits.isEmpty() && (digits.charAt(0) == '-' || digits.charAt(0) == '+') ? 1 : 0;
        if (!isDigits(digits, start)) {
            throw new ValueFault(refusal(text, "a whole number"));
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new ValueFault(
                    "a whole number of " + (digits.length() - start) + " digits is out of the 64-bit range");
        }
    }

    /**
     * The digits of a decimal, already without grouping, and with a point.
     *
     * @throws ValueFault if there are more digits than a number may have
     */
    static BigDecimal decimal(String digits) {
        if (digits.length() > MOST_DIGITS) {
            throw new ValueFault("a number of more than " + MOST_DIGITS + " digits");
        }
        int point = digits.indexOf('.');
        return point < 0
                ? new BigDecimal(new BigInteger(digits))
                : new BigDecimal(
                        new BigInteger(digits.substring(0, point) + digits.substring(point + 1)),
                        digits.length() - point - 1);
    }

    /** {@code a text of 3 characters is not …}, and what to do about an empty one. */
    static String refusal(String text, String wanted) {
        String hint = Spaces.trim(text).isEmpty() ? "; put trim and empty_to_null before it" : "";
        return Kinds.describe(text) + " is not " + wanted + hint;
    }

    private static boolean isDigits(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > start;
    }
}
