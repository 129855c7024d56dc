package dev.fluxo.engine.spi;

import dev.fluxo.engine.problem.FluxoException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts workers. Found by {@link java.util.ServiceLoader}, and chosen by name. */
public interface WorkersFactory {
    /** As users choose it: {@code spark}. */
    String name();

    /**
     * Starts them, which may take seconds.
     *
     * @param settings looks up a system property, as the front end knows it: {@code etl.spark.master}
     * @throws FluxoException where they cannot be had, and why
     */
    Workers start(Function<String, @Nullable String> settings);
}
