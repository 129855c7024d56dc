package dev.fluxo.engine.spec;

import dev.fluxo.engine.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the files of a project must keep among each other. */
final class ProjectCheck {
    private final @Nullable ProjectSpec project;
    private final List<Fields> entities;
    private final Problems problems;
    private final Map<String, List<Located<String>>> dependencies = new LinkedHashMap<>();

    ProjectCheck(@Nullable ProjectSpec project, List<Fields> entities, Problems problems) {
        this.project = project;
        this.entities = entities;
        this.problems = problems;
    }

    void run() {
        names();
        for (Fields entity : entities) {
            connection(entity.child("source").text("connection"));
            connection(entity.child("target").text("connection"));
        }
        dependencies.values().forEach(names -> names.forEach(this::dependency));
        new DependencyCycle(dependencies, problems).report();
        control();
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
                problems.error(
                        Code.SPEC_DUPLICATE_ENTITY,
                        name.at(),
                        "entity '" + name.value() + "' is defined twice",
                        "it stands in " + earlier.at() + " too");
            }
            dependencies.put(name.value(), entity.texts("depends_on"));
        }
    }

    private void connection(@Nullable Located<String> name) {
        ProjectSpec known = project;
        if (name != null && known != null && !known.connections().containsKey(name.value())) {
            ProjectReader.unknownConnection(name, String.valueOf(known.profile()), known.connections(), problems);
        }
    }

    private void dependency(Located<String> name) {
        if (!dependencies.containsKey(name.value())) {
            problems.error(
                    Code.SPEC_UNKNOWN_DEPENDENCY,
                    name.at(),
                    "no entity is called '" + name.value() + "'",
                    NearestName.hintOrList(name.value(), dependencies.keySet()));
        }
    }

    private void control() {
        Set<String> targets = new TreeSet<>();
        List<Located<String>> names = new ArrayList<>();
        for (Fields entity : entities) {
            Located<String> name = entity.child("target").text("connection");
            if (name != null && targets.add(name.value())) {
                names.add(name);
            }
        }
        if (project != null && project.control() == null && targets.size() > 1) {
            problems.error(
                    Code.SPEC_MISSING_KEY,
                    names.get(1).at(),
                    "the entities have several targets (" + String.join(", ", targets)
                            + "), and project.yaml does not say which holds ctl and audit",
                    "write control: in project.yaml");
        }
    }
}
