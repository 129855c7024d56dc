package dev.fluxo.maven;

import dev.fluxo.console.command.Commands;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Properties whose names are probably mistyped: {@code -Detl.dryrun} would load what should only be looked at. Other names are
 * left alone, since specs may look them up.
 */
final class Mistyped {
    private Mistyped() {}

    static List<Problem> among(Collection<String> properties, Wording wording) {
        List<String> ours = properties.stream()
                .filter(name -> name.startsWith(MavenWording.PREFIX))
                .sorted()
                .toList();
        List<Problem> problems = new ArrayList<>();
        if (!ours.isEmpty()) {
            List<String> known =
                    Commands.parameters().stream().map(wording::parameter).toList();
            ours.stream().filter(name -> !known.contains(name)).forEach(name -> add(name, known, problems));
        }
        return problems;
    }

    private static void add(String name, List<String> known, List<Problem> problems) {
        String nearest = NearestName.of(name, known);
        if (nearest != null) {
            String message = "-D" + name + " is not a property of Fluxo";
            String hint = "did you mean -D" + nearest + "?";
            problems.add(
                    nearest.equalsIgnoreCase(name)
                            ? Problem.error(Code.SPEC_BAD_OPTION, null, message, hint)
                            : Problem.warning(Code.SPEC_BAD_OPTION, null, message, hint));
        }
    }
}
