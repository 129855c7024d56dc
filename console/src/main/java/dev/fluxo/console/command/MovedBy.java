package dev.fluxo.console.command;

import dev.fluxo.console.Inputs;
import dev.fluxo.console.Parameter;
import dev.fluxo.engine.EngineSettings;

/** Who moves the rows of a command that loads. */
final class MovedBy {
    static final Parameter<String> ENGINE = Parameter.text(
            "engine",
            "Who reads, transforms and stages the rows: `local`, or an engine whose module is there, such as `spark`",
            "`local`, this process");

    private static final String LOCAL = "local";

    private MovedBy() {}

    static EngineSettings settings(Inputs inputs, EngineSettings settings) {
        String engine = inputs.find(ENGINE);
        return settings.by(LOCAL.equalsIgnoreCase(engine) ? null : engine);
    }
}
