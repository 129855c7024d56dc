package dev.fluxo.engine;

import dev.fluxo.engine.problem.Wording;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the engine needs to know of its surroundings.
 *
 * @param pipelines the folder of the specs
 * @param profile null: as project.yaml says
 * @param environment looks up {@code ${env:…}}
 * @param systemProperties looks up {@code ${sys:…}}
 * @param servers looks up a connection's {@code server_id}
 * @param workers the engine that moves the rows, by the name of its module; null: this process
 * @param wording how commands are named in files that the engine writes: drafts, catalog.lock.yaml
 */
public record EngineSettings(
        Path pipelines,
        @Nullable String profile,
        Function<String, @Nullable String> environment,
        Function<String, @Nullable String> systemProperties,
        ServerLookup servers,
        Wording wording,
        @Nullable String workers) {
    /** Whose rows this process moves. */
    public EngineSettings(
            Path pipelines,
            @Nullable String profile,
            Function<String, @Nullable String> environment,
            Function<String, @Nullable String> systemProperties,
            ServerLookup servers,
            Wording wording) {
        this(pipelines, profile, environment, systemProperties, servers, wording, null);
    }

    /** Without a front end. */
    public EngineSettings(
            Path pipelines,
            @Nullable String profile,
            Function<String, @Nullable String> environment,
            Function<String, @Nullable String> systemProperties,
            ServerLookup servers) {
        this(pipelines, profile, environment, systemProperties, servers, Wording.neutral());
    }

    /** The same, whose rows are moved by the engine of this name; null: by this process. */
    public EngineSettings by(@Nullable String engine) {
        return new EngineSettings(pipelines, profile, environment, systemProperties, servers, wording, engine);
    }

    /** The surroundings of this process, without a store of credentials. */
    public static EngineSettings of(Path pipelines, @Nullable String profile) {
        return new EngineSettings(pipelines, profile, System::getenv, System::getProperty, serverId -> null);
    }
}
