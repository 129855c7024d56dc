package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.model.Located;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code project.yaml}, with the profile chosen.
 *
 * @param profile name of the chosen profile; null where the project has none
 * @param connections of the chosen profile, by name
 * @param control name of the connection that holds ctl and audit; null: the only target
 */
public record ProjectSpec(
        @Nullable String profile,
        Map<String, ConnectionSettings> connections,
        @Nullable Located<String> control) {
    public ProjectSpec {
        connections = Map.copyOf(connections);
    }
}
