package dev.fluxo.engine.model;

import org.jspecify.annotations.Nullable;

/**
 * A spec that was proposed.
 *
 * @param file where it belongs, relative to the pipelines folder
 * @param ddl creates the target table; null where there is one
 */
public record Draft(
        String entity, String file, String yaml, @Nullable String ddl) {}
