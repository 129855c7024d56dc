package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import dev.fluxo.engine.problem.Shown;
import dev.fluxo.engine.spi.ConnectionSettings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the files of a project must keep among each other. */
final class ProjectCheck {
    private final ProjectReader.@Nullable Read project;
    private final List<Fields> entities;
    private final Set<String> unreadable;
    private final Problems problems;
    private final Map<String, List<Located<String>>> dependencies = new LinkedHashMap<>();
    private final Set<String> twice = new HashSet<>();
    private Map<String, Problem> circles = Map.of();

    /** @param unreadable what files that could not be read may call their entities */
    ProjectCheck(
            ProjectReader.@Nullable Read project, List<Fields> entities, Set<String> unreadable, Problems problems) {
        this.project = project;
        this.entities = entities;
        this.unreadable = unreadable;
        this.problems = problems;
    }

    void run() {
        names();
        for (Fields entity : entities) {
            connection(entity.child("source").text("connection"));
            connection(entity.child("target").text("connection"));
            connections(entity.child("source"));
            Located<String> control = project == null ? null : project.spec().control();
            AppendCheck.checkBooks(entity, control == null ? null : control.value(), problems);
        }
        dependencies.values().forEach(names -> names.forEach(this::dependency));
        circles = new DependencyCycle(dependencies, problems).report();
        SharedTarget.check(entities, problems);
        control();
    }

    /** More than there are can never be had. */
    private void connections(Fields source) {
        Located<String> name = source.text("connection");
        Fields split = source.child("split");
        ConnectionSpec connection = name == null || project == null
                ? null
                : project.spec().connections().get(name.value());
        if (name == null || connection == null || split.texts("by").isEmpty()) {
            return;
        }
        int parts = split.integer("parts", EntityLanguage.DEFAULT_PARTS);
        int most = connection.written().poolSize() - ConnectionSettings.POOL_OF_ONE_ENTITY + 1;
        if (parts > most) {
            problems.error(
                    Code.SPLIT_CONNECTIONS,
                    split.at("parts"),
                    "split reads " + parts + " ranges at once, but of the "
                            + connection.written().poolSize() + " connections of '" + name.value()
                            + "' two are for the rest of the entity",
                    "write 'pool: { size: " + (parts + ConnectionSettings.POOL_OF_ONE_ENTITY - 1)
                            + " }' below the connection" + (most < 2 ? "" : ", or 'parts: " + most + "'"));
        }
    }

    private void names() {
        Map<String, Located<String>> seen = new HashMap<>();
        for (Fields entity : entities) {
            Located<String> name = entity.text("entity");
            if (name == null) {
                continue;
            }
            Located<String> earlier = seen.putIfAbsent(name.value(), name);
            if (earlier != null) {
                // Which of them is meant is not known: neither is loaded.
                twice(name, earlier);
                twice(earlier, name);
            } else {
                dependencies.put(name.value(), EntityReader.dependsOn(entity));
            }
        }
    }

    private void twice(Located<String> name, Located<String> other) {
        if (twice.add(name.at().file() + " " + name.value())) {
            problems.error(
                    Code.SPEC_DUPLICATE_ENTITY,
                    name.at(),
                    "entity '" + name.value() + "' is defined twice",
                    "it stands in " + other.at() + " too");
        }
    }

    /** What is wrong with an entity though it stands in another file. */
    List<Problem> shared(String entity, String file) {
        Problem circle = circles.get(entity);
        boolean elsewhere = circle != null
                && circle.location() != null
                && !circle.location().file().equals(file);
        return elsewhere ? List.of(circle) : List.of();
    }

    private void connection(@Nullable Located<String> name) {
        if (name != null && project != null) {
            project.checkConnection(name, problems);
        }
    }

    /** A file that cannot be read probably holds the entity of its name: its own problem is enough. */
    private void dependency(Located<String> name) {
        if (!dependencies.containsKey(name.value())
                && unreadable.stream().noneMatch(written -> ForEach.mayGive(written, name.value()))) {
            problems.error(
                    Code.SPEC_UNKNOWN_DEPENDENCY,
                    name.at(),
                    "no entity is called " + Shown.of(name.value()),
                    NearestName.hintOrList(name.value(), dependencies.keySet()));
        }
    }

    private void control() {
        Set<String> targets = new TreeSet<>();
        for (Fields entity : entities) {
            Located<String> name = entity.child("target").text("connection");
            // A mistyped connection is the entity's own problem, and no further target.
            if (name != null && project != null && project.connections().contains(name.value())) {
                targets.add(name.value());
            }
        }
        if (project != null && project.spec().control() == null && targets.size() > 1) {
            problems.error(
                    Code.SPEC_MISSING_KEY,
                    project.at(),
                    "the entities have several targets, and project.yaml does not say which holds ctl and audit",
                    "write control: with one of " + String.join(", ", targets));
        }
    }
}
