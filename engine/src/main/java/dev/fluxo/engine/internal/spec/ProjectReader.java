package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Option;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.Stamp;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads project.yaml, and resolves the chosen profile: no other profile's variables need to be defined. */
final class ProjectReader {
    private final SpecRequest request;
    private final Path folder;
    private final Problems problems;

    ProjectReader(SpecRequest request, Path folder, Problems problems) {
        this.request = request;
        this.folder = folder;
        this.problems = problems;
    }

    /**
     * The project as the check of its entities needs it.
     *
     * @param spec with those connections that have no error
     * @param connections the names of all connections of the profile
     * @param at where project.yaml begins
     */
    record Read(ProjectSpec spec, Set<String> connections, Location at) {
        /** A name whose look-up failed has been reported as that. */
        void checkConnection(Located<String> name, Problems problems) {
            boolean unresolved = name.value().contains("${");
            if (!unresolved && !connections.contains(name.value())) {
                problems.error(
                        Code.SPEC_UNKNOWN_CONNECTION,
                        name.at(),
                        "profile '" + spec.profile() + "' has no connection " + Shown.of(name.value()),
                        NearestName.hintOrList(name.value(), connections));
            }
        }
    }

    /** Null where no profile can be chosen, or where it has no connections. */
    @Nullable
    Read read(Node document) {
        ProjectLanguage.PROJECT.check(SpecFiles.PROJECT, document, problems);
        Fields project = Fields.of(document);
        if (!(project.node("profiles") instanceof Node.Mapping profiles)) {
            return null;
        }
        String profile = chosen(project, profiles);
        checkOthers(profiles, profile);
        if (profile == null
                || !(Fields.of(profiles.get(profile)).node("connections") instanceof Node.Mapping mapping)) {
            return null;
        }
        Map<String, ConnectionSpec> connections = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (Node.Entry entry : mapping.entries()) {
            names.add(entry.key().text());
            ConnectionSpec connection = ConnectionReader.read(request, folder, entry, problems);
            if (connection != null) {
                connections.put(entry.key().text(), connection);
            }
        }
        Problems undefined = new Problems();
        Located<String> control = control(project.text("control"), undefined);
        Map<Stamp.Kind, String> stamps = new EnumMap<>(Stamp.Kind.class);
        for (Stamp.Kind kind : Stamp.Kind.values()) {
            String column = project.child("defaults").child("target").plain(kind.key());
            if (column != null) {
                stamps.put(kind, column);
            }
        }
        List<ObserverSpec> observers = ObserveReader.read(
                request,
                folder,
                project.node("observe"),
                Fields.of(profiles.get(profile)).node("observe"),
                problems);
        Read read = new Read(
                new ProjectSpec(profile, connections, control, undefined.all(), observers, stamps),
                names,
                document.at());
        if (control != null) {
            read.checkConnection(control, problems);
        }
        return read;
    }

    private @Nullable Located<String> control(@Nullable Located<String> written, Problems undefined) {
        if (written == null) {
            return null;
        }
        Lookups lookups = new Lookups(request, folder);
        lookups.checkSyntax(new Node.Scalar(written.value(), false, written.at()), problems);
        return new Located<>(lookups.resolve(written.value(), written.at(), undefined), written.at());
    }

    /** A variable of another profile may be undefined here, but what can never be one is wrong everywhere. */
    private void checkOthers(Node.Mapping profiles, @Nullable String chosen) {
        Lookups lookups = new Lookups(request, folder);
        for (Node.Entry profile : profiles.entries()) {
            if (!profile.key().text().equals(chosen)) {
                lookups.checkSyntax(profile.value(), problems);
            }
        }
    }

    private @Nullable String chosen(Fields project, Node.Mapping profiles) {
        List<String> known =
                profiles.entries().stream().map(entry -> entry.key().text()).toList();
        Located<String> named = project.text("profile");
        String wanted = request.profile() != null ? request.profile() : named == null ? null : named.value();
        if (wanted == null && known.size() <= 1) {
            return known.isEmpty() ? null : known.get(0);
        }
        if (wanted == null) {
            problems.error(
                    Code.SPEC_UNKNOWN_PROFILE,
                    project.at("profiles"),
                    "no profile is chosen",
                    Advice.of(
                            "write profile: in project.yaml or use ",
                            Option.of("profile"),
                            "; " + NearestName.hintOrList("", known)));
            return null;
        }
        if (!known.contains(wanted)) {
            Location at = request.profile() != null || named == null ? null : named.at();
            problems.error(
                    Code.SPEC_UNKNOWN_PROFILE,
                    at,
                    "there is no profile " + Shown.of(wanted),
                    NearestName.hintOrList(wanted, known));
            return null;
        }
        return wanted;
    }
}
