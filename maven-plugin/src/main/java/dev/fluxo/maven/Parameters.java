package dev.fluxo.maven;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.NearestName;
import dev.fluxo.engine.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The names of all parameters, as the command line, the environment and a POM write them. */
final class Parameters {
    private static final String PREFIX = "etl.";
    private static final List<String> ALL = List.of(
            "etl.pipelines",
            "etl.profile",
            "etl.entities",
            "etl.tags",
            "etl.dryRun",
            "etl.threads",
            "etl.batchSize",
            "etl.failOn",
            "etl.online",
            "etl.report",
            "etl.effects",
            "etl.format",
            "etl.limit",
            "etl.key",
            "etl.to",
            "etl.confirm",
            "etl.table",
            "etl.target",
            "etl.force",
            "etl.strict");

    private Parameters() {}

    /** {@code etl.dryRun} is {@code ETL_DRY_RUN}. */
    static String variable(String property) {
        return property.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** {@code etl.dryRun} is {@code <dryRun>}. */
    static String element(String property) {
        return property.substring(PREFIX.length());
    }

    /**
     * Warns of names that are probably mistyped: {@code -Detl.dryrun} would load what should only be looked at. Other
     * names are left alone, since specs may look them up.
     */
    static List<Problem> mistyped(Collection<String> commandLine) {
        List<Problem> problems = new ArrayList<>();
        for (String name : commandLine.stream().sorted().toList()) {
            String nearest = name.startsWith(PREFIX) && !ALL.contains(name) ? NearestName.of(name, ALL) : null;
            if (nearest == null) {
                continue;
            }
            String message = "-D" + name + " is not a property of Fluxo";
            String hint = "did you mean -D" + nearest + "?";
            problems.add(
                    nearest.equalsIgnoreCase(name)
                            ? Problem.error(Code.SPEC_BAD_OPTION, null, message, hint)
                            : Problem.warning(Code.SPEC_BAD_OPTION, null, message, hint));
        }
        return problems;
    }
}
