package dev.fluxo.engine.spi;

import org.jspecify.annotations.Nullable;

/**
 * A range of whole numbers, both ends included.
 *
 * @param column of the source query, or of the target
 * @param from null: there is no least one
 * @param to null: there is no greatest one
 */
public record KeyRange(
        Column column, @Nullable Long from, @Nullable Long to) {}
