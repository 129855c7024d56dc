package dev.fluxo.engine.spec;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an unquoted scalar means by the JSON schema of YAML 1.2: {@code no} and {@code 012} are text. Stricter than the
 * core schema, which would read {@code 012} as twelve.
 */
final class Scalars {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*)\\.[0-9]+([eE][-+]?[0-9]{1,3})?");
    private static final int MOST_DIGITS = 18;

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
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        if (INTEGER.matcher(text).matches() && text.length() <= MOST_DIGITS) {
            return Long.valueOf(text.startsWith("+") ? text.substring(1) : text);
        }
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
    }
}
