package dev.fluxo.engine.internal.model;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value is compared with: {@code >= 1}, {@code <= 5%}, {@code OK}.
 *
 * @param sign {@code =}, {@code !=}, {@code <}, {@code <=}, {@code >} or {@code >=}
 * @param value a {@link BigDecimal}, a {@link Boolean}, a text, or null; a number where the sign is no {@code =} or {@code !=}
 * @param percent the number is a share in hundredths
 */
public record Comparison(String sign, @Nullable Serializable value, boolean percent) implements Serializable {
    private static final Map<String, IntPredicate> SIGNS = Map.of(
            "=", order -> order == 0,
            "!=", order -> order != 0,
            "<", order -> order < 0,
            "<=", order -> order <= 0,
            ">", order -> order > 0,
            ">=", order -> order >= 0);
    private static final Pattern NUMBER =
            Pattern.compile("\\s*(<=|>=|!=|=|<|>)?\\s*([-+]?[0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*(%?)\\s*");

    /** A comparison with a number as specs write it; null where the text is none. */
    public static @Nullable Comparison parse(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches()
                ? new Comparison(
                        matcher.group(1) == null ? "=" : matcher.group(1),
                        new BigDecimal(matcher.group(2)),
                        !matcher.group(3).isEmpty())
                : null;
    }

    /** The value is to be this one. */
    public static Comparison equal(@Nullable Serializable value) {
        return new Comparison("=", value, false);
    }

    /** Whether it holds of a number, a boolean, another value by its text, or NULL. */
    public boolean holds(@Nullable Object actual) {
        BigDecimal number = value instanceof BigDecimal ? number(actual) : null;
        if (number != null) {
            return of(sign).test(number.compareTo((BigDecimal) Objects.requireNonNull(value)));
        }
        boolean equal = (actual == null || value == null)
                ? actual == value
                : actual.toString().equals(value instanceof BigDecimal ? text() : value.toString());
        return sign.equals("!=") ? !equal : sign.equals("=") && equal;
    }

    private static IntPredicate of(String sign) {
        return Objects.requireNonNull(SIGNS.get(sign));
    }

    private static @Nullable BigDecimal number(@Nullable Object actual) {
        try {
            return actual == null ? null : new BigDecimal(actual.toString().strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private String text() {
        String shown = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        return value == null ? "NULL" : shown + (percent ? "%" : "");
    }

    /** As a spec writes it: {@code >= 1}. */
    @Override
    public String toString() {
        return sign + " " + text();
    }
}
