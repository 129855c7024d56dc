package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.event.ListenerSettings;
import dev.fluxo.engine.problem.FluxoException;
import java.util.function.Supplier;

/**
 * A section below {@code observe:} that the chosen profile has. What it looks up is asked for when somebody listens, and not before.
 *
 * @param settings throw a {@link FluxoException} with every variable that is not defined, and whatever a look-up makes unfit
 */
public record ObserverSpec(String section, Supplier<ListenerSettings> settings) {}
