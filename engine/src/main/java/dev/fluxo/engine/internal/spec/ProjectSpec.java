package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.spi.Stamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code project.yaml}, with the profile chosen.
 *
 * @param profile name of the chosen profile; null where the project has none
 * @param connections of the chosen profile, by name: what they look up is not asked for yet
 * @param control name of the connection that holds ctl and audit; null: the only target
 * @param undefined what that name looks up and is not defined here: asked for when it is opened
 * @param observers who listens to its runs
 * @param stamps what the defaults call the columns that the engine sets in every target, where they name any
 */
public record ProjectSpec(
        @Nullable String profile,
        Map<String, ConnectionSpec> connections,
        @Nullable Located<String> control,
        List<Problem> undefined,
        List<ObserverSpec> observers,
        Map<Stamp.Kind, String> stamps) {
    public ProjectSpec {
        connections = Map.copyOf(connections);
        undefined = List.copyOf(undefined);
        observers = List.copyOf(observers);
        stamps = Map.copyOf(stamps);
    }
}
