package dev.fluxo.engine.internal.target;

import org.jspecify.annotations.Nullable;

/** A target row with its place in the order of the watermark, and the source row that it was made of. */
final class StagedRow {
    private final @Nullable Object[] target;
    private final @Nullable Object[] source;

    /** @param target the sequence stands last */
    StagedRow(@Nullable Object[] target, @Nullable Object[] source) {
        this.target = target;
        this.source = source;
    }

    @Nullable
    Object[] target() {
        return target;
    }

    @Nullable
    Object[] source() {
        return source;
    }

    long sequence() {
        return target[target.length - 1] instanceof Long place ? place : 0;
    }

    /** The same row with a NULL in one place. */
    StagedRow without(int column) {
        @Nullable Object[] copy = target.clone();
        copy[column] = null;
        return new StagedRow(copy, source);
    }
}
