package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.internal.model.Located;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds entities that wait for each other, by a walk in depth. */
final class DependencyCycle {
    private final Map<String, List<Located<String>>> dependencies;
    private final Problems problems;
    private final Map<String, Problem> circles = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    DependencyCycle(Map<String, List<Located<String>>> dependencies, Problems problems) {
        this.dependencies = dependencies;
        this.problems = problems;
    }

    /** The problem of each entity that is in a circle. */
    Map<String, Problem> report() {
        dependencies.keySet().forEach(this::visit);
        return circles;
    }

    private void visit(String entity) {
        if (done.contains(entity)) {
            return;
        }
        path.add(entity);
        for (Located<String> next : dependencies.getOrDefault(entity, List.of())) {
            int begin = path.indexOf(next.value());
            if (begin >= 0) {
                String circle = String.join(" → ", path.subList(begin, path.size())) + " → " + next.value();
                Problem problem = Problem.error(
                        Code.SPEC_DEPENDENCY_CYCLE,
                        next.at(),
                        "entities depend on each other in a circle: " + circle,
                        "remove one of these dependencies");
                problems.add(problem);
                path.subList(begin, path.size()).forEach(name -> circles.putIfAbsent(name, problem));
            } else {
                visit(next.value());
            }
        }
        path.remove(path.size() - 1);
        done.add(entity);
    }
}
