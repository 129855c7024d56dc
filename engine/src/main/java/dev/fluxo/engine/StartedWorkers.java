package dev.fluxo.engine;

import dev.fluxo.engine.spi.Workers;
import dev.fluxo.engine.spi.WorkersFactories;
import dev.fluxo.engine.spi.WorkersFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The workers of an engine, started when the first entity asks for them: a run with nothing new needs none. Thread-safe. */
final class StartedWorkers implements AutoCloseable {
    private final WorkersFactory factory;
    private final Function<String, @Nullable String> settings;
    private @Nullable Workers started;

    private StartedWorkers(WorkersFactory factory, Function<String, @Nullable String> settings) {
        this.factory = factory;
        this.settings = settings;
    }

    /**
     * Null where this process moves the rows.
     *
     * @throws dev.fluxo.engine.problem.FluxoException with WORKERS_UNKNOWN where there is no such engine
     */
    static @Nullable StartedWorkers of(EngineSettings settings) {
        String name = settings.workers();
        return name == null ? null : new StartedWorkers(WorkersFactories.named(name), settings.systemProperties());
    }

    /** @throws dev.fluxo.engine.problem.FluxoException where they cannot be had */
    synchronized Workers get() {
        Workers there = started;
        if (there == null) {
            there = factory.start(settings);
            started = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        if (started != null) {
            started.close();
            started = null;
        }
    }
}
