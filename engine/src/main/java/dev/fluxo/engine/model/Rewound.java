package dev.fluxo.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * A watermark that was, or would be, moved back.
 *
 * @param from where it is; null: nothing is loaded yet
 * @param to null: the beginning
 * @param again rows that the next run reads once more
 */
public record Rewound(
        String entity, @Nullable Watermark from, @Nullable Watermark to, long again) {}
