package dev.fluxo.engine.report;

import org.jspecify.annotations.Nullable;

/** Values as reports show them: texts in quotes, all else bare. */
final class ShownValue {
    private static final int LONGEST = 60;

    private ShownValue() {}

    /** @param value null is NULL */
    static String whole(@Nullable String value, boolean text) {
        return value == null ? "NULL" : text ? "'" + value + "'" : value;
    }

    /** Cut where it is long. */
    static String value(@Nullable String value, boolean text) {
        return whole(value == null ? null : TextWidth.cut(value, LONGEST), text);
    }
}
