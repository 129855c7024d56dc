package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Option;
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
import org.jspecify.annotations.Nullable;

/** Reads a pipelines folder: project.yaml and one file per entity. Start reading at {@link #read}. */
public final class SpecReader {
    private final SpecRequest request;
    private final Path folder;
    private final Problems problems = new Problems();
    private final SpecFiles files;
    private final Shape language;

    private SpecReader(SpecRequest request, Path folder) {
        this.request = request;
        this.folder = folder;
        this.files = new SpecFiles(folder, problems);
        this.language = EntityLanguage.entity(request.transforms());
    }

    /**
     * What was read, and everything that is wrong with it.
     *
     * @param project null where it cannot be read; without those of its connections that have an error
     * @param files one for each entity, sorted
     */
    public record Result(@Nullable ProjectSpec project, List<EntityFile> files, List<Problem> problems) {
        public Result {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }

        /** The entities of files without an error. */
        public List<EntitySpec> entities() {
            return EntityFile.sound(files, problems);
        }

        /** All that could be bound, so that further checks can find further problems in them. */
        public List<EntitySpec> readable() {
            return files.stream()
                    .map(EntityFile::spec)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .toList();
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
                    Advice.of(
                            "begin a project by ",
                            Action.CREATE,
                            ", or name another folder by ",
                            Option.of("pipelines")));
            return new Result(null, List.of(), problems.all());
        }
        try {
            return new SpecReader(request, folder.toRealPath()).read();
        } catch (IOException | UncheckedIOException e) {
            problems.error(
                    Code.SPEC_UNREADABLE,
                    null,
                    "the pipelines folder " + folder + " cannot be read",
                    "check its permissions");
            return new Result(null, List.of(), problems.all());
        }
    }

    private Result read() throws IOException {
        Node document = projectDocument();
        ProjectReader.Read project =
                document == null ? null : new ProjectReader(request, folder, problems).read(document);
        Node defaults = Defaults.sound(document);
        List<Draft> drafts = new ArrayList<>();
        for (Path file : entityFiles()) {
            drafts.addAll(drafts(file, defaults));
        }
        List<Fields> entities = drafts.stream()
                .map(Draft::fields)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        ProjectCheck check = new ProjectCheck(project, entities, unreadable(drafts), problems);
        check.run();
        ProjectSpec spec = project == null ? null : project.spec();
        return new Result(spec, LookupLinks.link(files(drafts, check), spec, problems), problems.all());
    }

    /**
     * An entity of a file on its way.
     *
     * @param fields null where it cannot be read
     * @param written null where it cannot be read
     * @param text of the file; null where it has none
     * @param template what its entities are called, with variables; null where it has one, or none can be told
     */
    private record Draft(
            String file,
            @Nullable Fields fields,
            @Nullable Written written,
            @Nullable String text,
            @Nullable String template) {
        @Nullable
        String name() {
            String written = fields == null ? null : fields.plain("entity");
            return EntityNames.isName(written) ? written : null;
        }
    }

    /** Most files hold one entity. */
    private List<Draft> drafts(Path file, @Nullable Node defaults) {
        String text = files.text(file);
        Node document = text == null ? null : files.document(file, text);
        if (document == null || isEmpty(document)) {
            return List.of(new Draft(files.name(file), null, null, text, null));
        }
        ForEach.Expanded expanded = ForEach.expand(Defaults.merge(document, defaults), problems);
        if (expanded.entities().isEmpty()) {
            return List.of(new Draft(files.name(file), null, null, text, expanded.template()));
        }
        return expanded.entities().stream()
                .map(one -> draft(files.name(file), text, one))
                .toList();
    }

    private Draft draft(String file, @Nullable String text, ForEach.One one) {
        Lookups lookups = new Lookups(request, folder).ofEntity(one.values().keySet());
        Node merged = new EntityLookups(lookups, problems).resolve(one.entity());
        language.check("entity", merged, problems);
        Fields fields = Fields.of(merged);
        EntityCheck.check(fields, file, problems);
        Written written = Written.of(Fields.of(one.entity()), one.values(), lookups);
        return new Draft(file, fields, written, text, null);
    }

    private boolean isEmpty(Node document) {
        boolean empty =
                document instanceof Node.Mapping mapping && mapping.entries().isEmpty();
        if (empty) {
            problems.error(
                    Code.SPEC_MISSING_KEY,
                    document.at(),
                    "the file is empty",
                    document.at().file().equals(SpecFiles.PROJECT)
                            ? "begin with version: 1 and the profiles with their connections"
                            : "begin with 'entity: dim_cliente', or delete it");
        }
        return empty;
    }

    /** What such a file may call its entity: whoever depends on that need not hear that there is none. */
    private static Set<String> unreadable(List<Draft> drafts) {
        Set<String> names = new HashSet<>();
        for (Draft draft : drafts) {
            if (draft.name() == null) {
                names.add(EntityNames.ofFile(draft.file()));
                String read = EntityNames.inText(draft.text());
                if (read != null) {
                    names.add(read);
                }
                if (draft.template() != null) {
                    names.add(draft.template());
                }
            }
        }
        return names;
    }

    private static List<EntityFile> files(List<Draft> drafts, ProjectCheck check) {
        EntityNames names = new EntityNames();
        drafts.stream()
                .map(Draft::name)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .forEach(names::take);
        return drafts.stream().map(draft -> file(draft, names, check)).toList();
    }

    private static EntityFile file(Draft draft, EntityNames names, ProjectCheck check) {
        String own = draft.name();
        String name = own != null ? own : names.standIn(EntityNames.inText(draft.text()), draft.file());
        Fields fields = draft.fields();
        Written written = draft.written();
        return new EntityFile(
                draft.file(),
                name,
                fields == null
                        ? null
                        : fields.texts("tags").stream().map(Located::value).toList(),
                fields == null || written == null ? null : new EntityReader(fields, written).read(),
                check.shared(name, draft.file()));
    }

    private @Nullable Node projectDocument() {
        Path file = folder.resolve(SpecFiles.PROJECT);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            Node document = files.document(file);
            return document == null || isEmpty(document) ? null : document;
        }
        boolean misnamed = Files.exists(folder.resolve("project.yml"));
        problems.error(
                Code.SPEC_NO_PROJECT,
                Location.ofFile(SpecFiles.PROJECT),
                "the pipelines folder " + folder + " has no project.yaml",
                misnamed
                        ? "rename project.yml"
                        : Advice.of(
                                Action.CREATE,
                                " writes one; or write it with version: 1 and the profiles with their connections"));
        return null;
    }

    private List<Path> entityFiles() throws IOException {
        List<Path> found = files.entities();
        if (found.isEmpty()) {
            problems.error(
                    Code.SPEC_EMPTY_FOLDER,
                    null,
                    "the pipelines folder " + folder + " holds no entity",
                    Advice.of(
                            Action.NEW.with("table", "…"),
                            " drafts one; or add a file such as dim_cliente.yaml that begins with 'entity: dim_cliente'"));
        }
        return found;
    }
}
