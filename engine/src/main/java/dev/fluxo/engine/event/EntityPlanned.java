package dev.fluxo.engine.event;

import dev.fluxo.engine.result.EntityLineage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An entity was put beside its two databases, and can be loaded.
 *
 * @param lineage where the columns of its target come from
 * @param fresh how old its target may be; null: nobody asks
 */
public record EntityPlanned(
        String entity, EntityLineage lineage, @Nullable Duration fresh) implements RunEvent {}
