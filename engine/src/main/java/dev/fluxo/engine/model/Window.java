package dev.fluxo.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * What one run reads of an entity, open at both ends.
 *
 * @param after null: from the beginning
 * @param cutoff upper bound of the first watermark column, of that column's Java class; null: no upper bound
 */
public record Window(@Nullable Watermark after, @Nullable Object cutoff) {}
