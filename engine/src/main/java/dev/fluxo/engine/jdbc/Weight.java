package dev.fluxo.engine.jdbc;

import org.jspecify.annotations.Nullable;

/** How much of the memory the long values of a row take, in characters and bytes. */
final class Weight {
    private Weight() {}

    static long of(@Nullable Object[] row) {
        long weight = 0;
        for (Object value : row) {
            weight += of(value);
        }
        return weight;
    }

    static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof byte[] bytes ? bytes.length : 0;
    }
}
