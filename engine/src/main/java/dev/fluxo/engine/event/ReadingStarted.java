package dev.fluxo.engine.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity begins to read, from the first row of its window; again where it is tried again.
 *
 * @param rows how many there are; null where that is not known
 * @param upTo the moment that its target will be loaded up to, once it succeeds; null where rows are read that lie behind that
 */
public record ReadingStarted(
        String entity, @Nullable Long rows, @Nullable Instant upTo) implements RunEvent {}
