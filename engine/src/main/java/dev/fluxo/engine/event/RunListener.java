package dev.fluxo.engine.event;

/**
 * Hears what happens in a run. A listener cannot harm or hold up a run: it is called by one thread of its own, event by event; one
 * that throws, or is too slow, hears nothing more, and a warning says so once. Found by {@link java.util.ServiceLoader}, or
 * given to {@link dev.fluxo.engine.Engine#run}.
 */
@FunctionalInterface
public interface RunListener {
    void on(RunEvent event) throws Exception;

    /** Whether it is worth a second to count the rows of a window before they are read. */
    default boolean counts() {
        return false;
    }
}
