package dev.fluxo.engine.event;

import dev.fluxo.engine.result.EntityState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked whether targets are older than their specs allow, and some are. Heard between runs: who is not started at all has no
 * run to tell of it.
 *
 * @param profile null where the project has none
 * @param states of those that are; never empty
 */
public record TargetsStale(@Nullable String profile, List<EntityState> states, Instant at) implements RunEvent {
    public TargetsStale {
        states = List.copyOf(states);
    }
}
