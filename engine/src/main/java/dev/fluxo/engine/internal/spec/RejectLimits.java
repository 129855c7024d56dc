package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.RejectLimit;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Limits as specs write them: {@code 100}, {@code 1%}, {@code 0.5%}. */
final class RejectLimits {
    static final String PATTERN = "^([0-9]{1,9}|[0-9]{1,9}(\\.[0-9]{1,6})?%)$";
    static final int MOST = 999_999_999;
    private static final Pattern LIMIT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6}(?=%))?)(%?)");

    private RejectLimits() {}

    /** Null where the text is no limit. */
    static @Nullable RejectLimit parse(String text) {
        Matcher matcher = LIMIT.matcher(text);
        return matcher.matches()
                ? new RejectLimit(
                        new BigDecimal(matcher.group(1)), !matcher.group(2).isEmpty())
                : null;
    }
}
