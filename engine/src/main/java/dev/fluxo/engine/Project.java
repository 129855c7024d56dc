package dev.fluxo.engine;

import dev.fluxo.engine.jdbc.UrlCheck;
import dev.fluxo.engine.model.ConnectionSettings;
import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.model.Secret;
import dev.fluxo.engine.plan.OfflineCheck;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spec.EntitySpec;
import dev.fluxo.engine.spec.ProjectSpec;
import dev.fluxo.engine.spec.SpecReader;
import dev.fluxo.engine.spec.SpecRequest;
import dev.fluxo.engine.transform.Transforms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The specs of a folder, and whatever is wrong with them.
 *
 * @param spec null where project.yaml could not be read
 */
record Project(Path folder, @Nullable ProjectSpec spec, List<EntitySpec> entities, List<Problem> problems) {
    private static final int MOST_OF_A_FILE = 100;

    static Project read(EngineSettings settings, Redactor redactor) {
        SpecRequest request = new SpecRequest(
                settings.pipelines(),
                settings.profile(),
                settings.environment(),
                settings.systemProperties(),
                serverId -> credentials(settings.servers().find(serverId)),
                redactor,
                Transforms.docs());
        SpecReader.Result read = SpecReader.read(request);
        Problems problems = new Problems();
        problems.addAll(read.problems());
        read.readable().forEach(spec -> OfflineCheck.check(spec, problems));
        if (read.project() != null) {
            read.project().connections().values().forEach(connection -> problems.addAll(UrlCheck.check(connection)));
        }
        return new Project(settings.pipelines(), read.project(), read.entities(), problems.atMost(MOST_OF_A_FILE));
    }

    private static SpecRequest.@Nullable Credentials credentials(@Nullable ServerLogin login) {
        if (login == null) {
            return null;
        }
        String password = login.password();
        return new SpecRequest.Credentials(login.user(), password == null ? null : new Secret(password));
    }

    void throwIfErrors() {
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new FluxoException(problems);
        }
    }

    @Nullable
    String profile() {
        return spec == null ? null : spec.profile();
    }

    Map<String, ConnectionSettings> connections() {
        return spec == null ? Map.of() : spec.connections();
    }

    /** The connection that holds ctl and audit; by default the only target. Null where no entity could be read. */
    @Nullable
    String controlName() {
        Located<String> named = spec == null ? null : spec.control();
        if (named != null) {
            return named.value();
        }
        return entities.isEmpty() ? null : entities.get(0).target().connection().value();
    }
}
