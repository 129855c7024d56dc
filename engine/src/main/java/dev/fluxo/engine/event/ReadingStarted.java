package dev.fluxo.engine.event;

import org.jspecify.annotations.Nullable;

/**
 * An entity begins to read, from the first row of its window; again where it is tried again.
 *
 * @param rows how many there are; null where that is not known
 */
public record ReadingStarted(String entity, @Nullable Long rows) implements RunEvent {}
