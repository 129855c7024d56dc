package dev.fluxo.engine.event;

import java.time.Duration;

/**
 * Hears what happens in a run. A listener cannot harm or hold up a run: it is called by one thread of its own, event by event. One that
 * throws, or is too slow, hears nothing more, and a warning says so once; one that throws a
 * {@link dev.fluxo.engine.problem.FluxoException} has that said, each code once, and goes on hearing. Found by
 * {@link java.util.ServiceLoader}, made by a {@link ListenerFactory}, or given to {@link dev.fluxo.engine.Engine#run}.
 */
@FunctionalInterface
public interface RunListener {
    void on(RunEvent event) throws Exception;

    /** Whether it is worth a second to count the rows of a window before they are read. */
    default boolean counts() {
        return false;
    }

    /** Whether it is worth asking a source for the tables that are read, so that {@link EntityPlanned} calls them, and their columns, as the catalog does. */
    default boolean traces() {
        return false;
    }

    /** How long the end of a run waits for what it has not heard yet; a run that is stopped waits no longer than the default. */
    default Duration patience() {
        return Duration.ofSeconds(5);
    }
}
