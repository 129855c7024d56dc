package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.internal.log.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Tells each listener what happens, by a thread for each. Thread-safe. */
public final class Listeners implements AutoCloseable {
    private static final Log LOG = Log.of(Listeners.class);
    /** For what they have not heard yet when a run ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Ear> ears;
    private final Duration patience;

    private Listeners(List<RunListener> listeners, Duration patience) {
        this.ears = listeners.stream().map(Ear::new).toList();
        this.patience = patience;
    }

    /** Those that are given, and those of the class path. */
    public static Listeners of(RunListener... given) {
        List<RunListener> listeners = new ArrayList<>(List.of(given));
        Iterator<RunListener> found = ServiceLoader.load(RunListener.class, Listeners.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return new Listeners(listeners, PATIENCE);
                }
                listeners.add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.warn(Ear.words("a listener on the class path", "cannot be loaded: " + e.getMessage()));
            }
        }
    }

    /** @param patience how long the end of a run waits for all of them */
    static Listeners of(Duration patience, RunListener... given) {
        return new Listeners(List.of(given), patience);
    }

    public static Listeners none() {
        return new Listeners(List.of(), PATIENCE);
    }

    boolean counts() {
        return ears.stream().anyMatch(Ear::counts);
    }

    void tell(RunEvent event) {
        ears.forEach(ear -> ear.tell(event));
    }

    /** Waits until all is heard, but not for long. */
    @Override
    public void close() {
        long until = System.nanoTime() + patience.toNanos();
        ears.forEach(Ear::end);
        ears.forEach(ear -> ear.await(until));
    }
}
