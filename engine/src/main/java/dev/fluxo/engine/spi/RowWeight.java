package dev.fluxo.engine.spi;

import org.jspecify.annotations.Nullable;

/** About how many bytes a row takes in memory. */
public final class RowWeight {
    private static final int OF_VALUE = 40;

    private RowWeight() {}

    public static int of(@Nullable Object[] row) {
        return (int) Math.min((long) row.length * OF_VALUE + ofLongValues(row), Integer.MAX_VALUE);
    }

    /** What its long values take, in characters and bytes. */
    public static long ofLongValues(@Nullable Object[] row) {
        long weight = 0;
        for (Object value : row) {
            weight += ofLong(value);
        }
        return weight;
    }

    /** What a value takes if it is a long one, in characters or bytes; 0 for all others. */
    public static long ofLong(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof byte[] bytes ? bytes.length : 0;
    }
}
