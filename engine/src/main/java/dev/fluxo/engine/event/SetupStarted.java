package dev.fluxo.engine.event;

import java.util.List;

/**
 * Embedded databases that are new are filled by their setup scripts, before the run begins. Not told where none is.
 *
 * @param connections their names
 */
public record SetupStarted(List<String> connections) implements RunEvent {
    public SetupStarted {
        connections = List.copyOf(connections);
    }
}
