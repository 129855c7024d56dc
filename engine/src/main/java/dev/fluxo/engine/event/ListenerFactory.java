package dev.fluxo.engine.event;

import java.util.List;

/**
 * Makes the listener that a project asks for by a section below {@code observe:} in project.yaml. Found by
 * {@link java.util.ServiceLoader}. Without its section nothing is made.
 */
public interface ListenerFactory {
    /** The key of its section: {@code openlineage}. */
    String section();

    /** What it is for, in a sentence. */
    String description();

    /** The keys of its section. */
    List<Setting> settings();

    /** Keys of which a section has one and only one; empty: no such rule. */
    default List<String> exactlyOne() {
        return List.of();
    }

    /**
     * The listener of a run. Quick, and opens nothing: what takes time is done by the listener when it hears something.
     *
     * @throws dev.fluxo.engine.problem.FluxoException where the settings cannot do: it is said as a warning, and the run goes on without
     */
    RunListener listen(ListenerSettings settings);
}
