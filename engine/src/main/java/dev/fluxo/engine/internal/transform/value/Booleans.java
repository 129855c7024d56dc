package dev.fluxo.engine.internal.transform.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/** Reads true and false from what people write. */
public final class Booleans {
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1", "s", "sim");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0", "não", "nao");

    private Booleans() {}

    /** @throws ValueFault if the value is neither */
    public static Boolean of(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof Long || value instanceof BigDecimal) {
            BigDecimal number = Numbers.decimal(value);
            if (number.signum() == 0 || number.compareTo(BigDecimal.ONE) == 0) {
                return number.signum() != 0;
            }
            throw new ValueFault("a number other than 0 and 1 is neither true nor false");
        }
        if (value instanceof String text) {
            String word = Spaces.trim(text).toLowerCase(Locale.ROOT);
            if (TRUE.contains(word)) {
                return true;
            }
            if (FALSE.contains(word)) {
                return false;
            }
            throw new ValueFault(
                    NumberText.refusal(text, "true or false; true, t, yes, y, s, sim, 1 and their opposites are"));
        }
        throw new ValueFault(Kinds.describe(value) + " is neither true nor false");
    }
}
