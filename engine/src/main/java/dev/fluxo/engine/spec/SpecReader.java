package dev.fluxo.engine.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a pipelines folder: project.yaml and one file per entity. Start reading at {@link #read}. */
public final class SpecReader {
    private final SpecRequest request;
    private final Path folder;
    private final Problems problems = new Problems();
    private final SpecFiles files;

    private SpecReader(SpecRequest request, Path folder) {
        this.request = request;
        this.folder = folder;
        this.files = new SpecFiles(folder, problems);
    }

    /**
     * What was read, and everything that is wrong with it.
     *
     * @param project null where it cannot be read; without those of its connections that have an error
     * @param entities those without an error in their file
     * @param readable all that could be bound, so that further checks can find further problems in them
     */
    public record Result(
            @Nullable ProjectSpec project,
            List<EntitySpec> entities,
            List<EntitySpec> readable,
            List<Problem> problems) {
        public Result {
            entities = List.copyOf(entities);
            readable = List.copyOf(readable);
            problems = List.copyOf(problems);
        }
    }

    /** Never throws: a folder that is missing is a problem like any other. */
    public static Result read(SpecRequest request) {
        Path folder = request.folder();
        Problems problems = new Problems();
        if (!Files.isDirectory(folder)) {
            problems.error(
                    Code.SPEC_NO_FOLDER,
                    null,
                    "the pipelines folder " + folder + " does not exist",
                    "create it with a project.yaml and one file per entity, or name another by -Detl.pipelines");
            return new Result(null, List.of(), List.of(), problems.all());
        }
        try {
            return new SpecReader(request, folder.toRealPath()).read();
        } catch (IOException | UncheckedIOException e) {
            problems.error(
                    Code.SPEC_UNREADABLE,
                    null,
                    "the pipelines folder " + folder + " cannot be read",
                    "check its permissions");
            return new Result(null, List.of(), List.of(), problems.all());
        }
    }

    private Result read() throws IOException {
        Node document = projectDocument();
        ProjectReader.Read project =
                document == null ? null : new ProjectReader(request, folder, problems).read(document);
        Node defaults = Defaults.sound(document);
        EntityLookups lookups = new EntityLookups(new Lookups(request, folder), problems);
        Shape language = EntityLanguage.entity(request.transforms());
        List<Fields> entities = new ArrayList<>();
        Set<String> unreadable = new HashSet<>();
        for (Path file : entityFiles()) {
            Node entity = files.document(file);
            if (entity == null) {
                unreadable.add(stem(file));
                continue;
            }
            Node merged = lookups.resolve(Defaults.merge(entity, defaults));
            language.check("entity", merged, problems);
            EntityCheck.check(Fields.of(merged), problems);
            entities.add(Fields.of(merged));
        }
        new ProjectCheck(project, entities, unreadable, problems).run();
        List<EntitySpec> readable = entities.stream()
                .map(entity -> new EntityReader(entity).read())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return new Result(project == null ? null : project.spec(), faultless(readable), readable, problems.all());
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }

    private @Nullable Node projectDocument() {
        Path file = folder.resolve(SpecFiles.PROJECT);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return files.document(file);
        }
        boolean misnamed = Files.exists(folder.resolve("project.yml"));
        problems.error(
                Code.SPEC_NO_PROJECT,
                Location.ofFile(SpecFiles.PROJECT),
                "the pipelines folder " + folder + " has no project.yaml",
                misnamed ? "rename project.yml" : "create it with version: 1 and the profiles with their connections");
        return null;
    }

    private List<Path> entityFiles() throws IOException {
        List<Path> found = files.entities();
        if (found.isEmpty()) {
            problems.error(
                    Code.SPEC_EMPTY_FOLDER,
                    null,
                    "the pipelines folder " + folder + " holds no entity",
                    "add a file such as dim_cliente.yaml that begins with 'entity: dim_cliente'");
        }
        return found;
    }

    /** The entities of files without errors. */
    private List<EntitySpec> faultless(List<EntitySpec> readable) {
        Set<String> bad = problems.all().stream()
                .filter(Problem::isError)
                .map(Problem::location)
                .filter(Objects::nonNull)
                .map(Location::file)
                .collect(Collectors.toSet());
        return readable.stream()
                .filter(entity -> !bad.contains(entity.at().file()))
                .toList();
    }
}
