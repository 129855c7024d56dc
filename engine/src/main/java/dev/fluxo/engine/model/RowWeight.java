package dev.fluxo.engine.model;

import org.jspecify.annotations.Nullable;

/** About how many bytes a row takes in memory. */
public final class RowWeight {
    private static final int OF_VALUE = 40;

    private RowWeight() {}

    public static int of(@Nullable Object[] row) {
        int weight = row.length * OF_VALUE;
        for (Object value : row) {
            if (value instanceof String text) {
                weight += text.length();
            } else if (value instanceof byte[] bytes) {
                weight += bytes.length;
            }
        }
        return weight;
    }
}
