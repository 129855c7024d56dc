package dev.fluxo.engine;

import dev.fluxo.engine.internal.jdbc.UrlCheck;
import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.internal.plan.LoadOrder;
import dev.fluxo.engine.internal.plan.OfflineCheck;
import dev.fluxo.engine.internal.spec.BrokenSpec;
import dev.fluxo.engine.internal.spec.ConnectionSpec;
import dev.fluxo.engine.internal.spec.EntityFile;
import dev.fluxo.engine.internal.spec.EntitySpec;
import dev.fluxo.engine.internal.spec.Likewise;
import dev.fluxo.engine.internal.spec.ProjectSpec;
import dev.fluxo.engine.internal.spec.SpecReader;
import dev.fluxo.engine.internal.spec.SpecRequest;
import dev.fluxo.engine.internal.transform.Transforms;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Redactor;
import dev.fluxo.engine.spi.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The specs of a folder, and whatever is wrong with them.
 *
 * @param spec null where project.yaml could not be read
 * @param entities those without an error
 * @param broken those with one
 * @param written those that are written without an error, though their names and expressions may have one
 * @param readable all that could be bound, broken ones too
 */
record Project(
        Path folder,
        @Nullable ProjectSpec spec,
        List<EntitySpec> entities,
        List<BrokenSpec> broken,
        List<EntitySpec> written,
        List<EntitySpec> readable,
        List<Problem> problems) {
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
        Problems found = new Problems();
        found.addAll(read.problems());
        LoadOrder order = order(read.project(), read.readable());
        Likewise likewise = new Likewise();
        for (EntitySpec spec : read.readable()) {
            Problems own = new Problems();
            OfflineCheck.check(spec, own);
            order.warnOfReads(spec, own);
            likewise.add(spec, own.all());
        }
        found.addAll(likewise.all());
        if (read.project() != null) {
            read.project()
                    .connections()
                    .values()
                    .forEach(connection -> found.addAll(UrlCheck.checkWritten(connection.written())));
        }
        List<Problem> problems = found.atMost(MOST_OF_A_FILE);
        return new Project(
                settings.pipelines(),
                read.project(),
                EntityFile.sound(read.files(), problems),
                BrokenSpec.of(read.files(), problems),
                read.entities(),
                read.readable(),
                problems);
    }

    private static LoadOrder order(@Nullable ProjectSpec project, List<EntitySpec> readable) {
        return new LoadOrder(readable, project == null ? Map.of() : project.connections());
    }

    /** Which of the entities must be loaded before which. */
    LoadOrder order() {
        return order(spec, readable);
    }

    private static SpecRequest.@Nullable Credentials credentials(@Nullable ServerLogin login) {
        if (login == null) {
            return null;
        }
        String password = login.password();
        return new SpecRequest.Credentials(login.user(), password == null ? null : new Secret(password));
    }

    /** What is wrong with no single entity stops all. */
    void throwIfErrors() {
        throwIfErrorsBut(null);
    }

    /** @param allowed what is no problem for who asks; null: nothing */
    void throwIfErrorsBut(@Nullable Code allowed) {
        Set<Problem> ofEntities =
                broken.stream().flatMap(entity -> entity.problems().stream()).collect(Collectors.toSet());
        List<Problem> general = problems.stream()
                .filter(problem -> problem.isError() && problem.code() != allowed && !ofEntities.contains(problem))
                .toList();
        if (!general.isEmpty()) {
            throw new FluxoException(problems);
        }
    }

    /** Of all entities, those that cannot be read too. */
    List<String> names() {
        return Stream.concat(
                        entities.stream().map(EntitySpec::name), broken.stream().map(BrokenSpec::name))
                .toList();
    }

    /** The folder, which has to be there; whatever is in it. */
    Path existing() {
        List<Problem> missing = problems.stream()
                .filter(problem -> problem.code() == Code.SPEC_NO_FOLDER)
                .toList();
        if (!missing.isEmpty()) {
            throw new FluxoException(missing);
        }
        return folder;
    }

    /** What project.yaml says, of which no more is asked than that it can be read. */
    ProjectSpec required() {
        if (spec == null) {
            throwIfErrors();
            throw new IllegalStateException("no project.yaml, and no problem says why");
        }
        return spec;
    }

    @Nullable
    String profile() {
        return spec == null ? null : spec.profile();
    }

    Map<String, ConnectionSpec> connections() {
        return spec == null ? Map.of() : spec.connections();
    }

    /**
     * The connection that holds ctl and audit; by default the only target, or the only connection. Null where no entity could be
     * read and there are several.
     *
     * @throws FluxoException if its name is a look-up that is not defined
     */
    @Nullable
    String controlName() {
        Located<String> named = spec == null ? null : spec.control();
        if (spec == null || named == null) {
            return readable.stream()
                    .map(entity -> entity.target().connection().value())
                    .filter(connections()::containsKey)
                    .findFirst()
                    .orElse(
                            connections().size() == 1
                                    ? connections().keySet().iterator().next()
                                    : null);
        }
        if (!spec.undefined().isEmpty()) {
            throw new FluxoException(spec.undefined());
        }
        return named.value();
    }
}
