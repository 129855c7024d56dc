package dev.fluxo.engine.internal.run;

import dev.fluxo.engine.event.RunEvent;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.internal.log.Log;
import dev.fluxo.engine.internal.spec.ObserverSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tells each listener what happens, by a thread for each. Thread-safe. */
public final class Listeners implements AutoCloseable {
    private static final Log LOG = Log.of(Listeners.class);
    /** For what they have not heard yet when a run ends. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final List<Ear> ears;
    private final @Nullable Duration patience;
    private final BooleanSupplier hurried;

    private Listeners(
            List<RunListener> listeners,
            @Nullable Duration patience,
            UnaryOperator<String> redact,
            BooleanSupplier hurried) {
        this.ears =
                listeners.stream().map(listener -> new Ear(listener, redact)).toList();
        this.patience = patience;
        this.hurried = hurried;
    }

    /**
     * Those that are given, those that the project asks for, and those of the class path.
     *
     * @param redact masks secrets in what is said of them
     * @param hurried whether somebody has stopped the run: then none is waited for longer than is usual
     */
    public static Listeners of(
            List<ObserverSpec> observers, UnaryOperator<String> redact, BooleanSupplier hurried, RunListener... given) {
        List<RunListener> listeners = new ArrayList<>(List.of(given));
        listeners.addAll(Observers.of(observers, redact));
        Iterator<RunListener> found = ServiceLoader.load(RunListener.class, Listeners.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!found.hasNext()) {
                    return new Listeners(listeners, null, redact, hurried);
                }
                listeners.add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                LOG.warn(Ear.words("a listener on the class path", "cannot be loaded: " + e.getMessage()));
            }
        }
    }

    /** @param patience how long the end of a run waits for each, whatever it asks for */
    static Listeners of(Duration patience, RunListener... given) {
        return new Listeners(List.of(given), patience, text -> text, () -> false);
    }

    public static Listeners none() {
        return new Listeners(List.of(), null, text -> text, () -> false);
    }

    boolean isEmpty() {
        return ears.isEmpty();
    }

    boolean counts() {
        return ears.stream().anyMatch(Ear::counts);
    }

    boolean traces() {
        return ears.stream().anyMatch(Ear::traces);
    }

    public void tell(RunEvent event) {
        ears.forEach(ear -> ear.tell(event));
    }

    /** Waits until all is heard, but not for long. */
    @Override
    public void close() {
        long now = System.nanoTime();
        ears.forEach(Ear::end);
        ears.forEach(ear -> ear.await(now + patience(ear).toNanos()));
    }

    private Duration patience(Ear ear) {
        if (patience != null) {
            return patience;
        }
        Duration wanted = ear.patience();
        Duration most = hurried.getAsBoolean() ? USUAL : LONGEST;
        return wanted.compareTo(most) > 0 ? most : wanted;
    }
}
