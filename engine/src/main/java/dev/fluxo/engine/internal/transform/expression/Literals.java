package dev.fluxo.engine.internal.transform.expression;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Literals of expressions. */
final class Literals {
    private static final int MOST_DIGITS = 100;
    private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9].*");

    private Literals() {}

    /** Long, or an exact BigDecimal; null where it has zeros in front, or more digits than can be meant. */
    static @Nullable Object number(String text) {
        if (text.length() > MOST_DIGITS || LEADING_ZERO.matcher(text).matches()) {
            return null;
        }
        BigDecimal decimal = new BigDecimal(text);
        if (Math.abs((long) decimal.scale()) > MOST_DIGITS) {
            return null;
        }
        return text.length() <= 18 && text.chars().allMatch(Character::isDigit) ? (Object) Long.valueOf(text) : decimal;
    }

    /**
     * The content of a quoted text: a doubled quote is one, and so is a quote after a backslash; {@code \\}, {@code \n} and
     * {@code \t} are a backslash, a line break and a tab; any other backslash stays, so that {@code '\d+'} is the pattern it looks like.
     */
    static String text(String quoted) {
        char quote = quoted.charAt(0);
        StringBuilder content = new StringBuilder(quoted.length());
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            char next = quoted.charAt(i + 1);
            if (c == quote) {
                i++;
            } else if (c == '\\' && (next == quote || next == '\\')) {
                c = next;
                i++;
            } else if (c == '\\' && (next == 'n' || next == 't')) {
                c = next == 'n' ? '\n' : '\t';
                i++;
            }
            content.append(c);
        }
        return content.toString();
    }
}
