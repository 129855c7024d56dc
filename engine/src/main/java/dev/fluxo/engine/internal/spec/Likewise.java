package dev.fluxo.engine.internal.spec;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong in one way with several entities of one file is told once, with the names of the others. */
public final class Likewise {
    private static final int MOST_NAMED = 10;

    private final Map<Alike, Told> told = new LinkedHashMap<>();

    /** A problem, but for the values of a {@code for_each}. */
    private record Alike(
            Code code,
            Severity severity,
            @Nullable Location location,
            String message,
            @Nullable String hint) {}

    private record Told(Problem first, List<String> others) {}

    /** Those of one entity. */
    public void add(EntitySpec entity, Iterable<Problem> problems) {
        Map<String, String> values = entity.written().values();
        for (Problem problem : problems) {
            String hint = problem.hint();
            Alike alike = new Alike(
                    problem.code(),
                    problem.severity(),
                    problem.location(),
                    without(values, problem.message()),
                    hint == null ? null : without(values, hint));
            Told known = told.putIfAbsent(alike, new Told(problem, new ArrayList<>()));
            if (known != null && !known.first().equals(problem)) {
                known.others().add(entity.name());
            }
        }
    }

    /** Each once, as the first of the entities has it. */
    public List<Problem> all() {
        return told.values().stream().map(Likewise::worded).toList();
    }

    private static Problem worded(Told told) {
        Problem first = told.first();
        List<String> others = told.others();
        if (others.isEmpty()) {
            return first;
        }
        int more = others.size() - MOST_NAMED;
        String names = String.join(", ", others.subList(0, Math.min(MOST_NAMED, others.size())))
                + (more > 0 ? " and " + more + " more" : "");
        return new Problem(
                first.code(),
                first.severity(),
                first.location(),
                first.message() + "; so it is with " + names,
                first.advice());
    }

    private static String without(Map<String, String> values, String text) {
        String shown = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            shown = Pattern.compile(
                            "(?<![A-Za-z0-9])" + Pattern.quote(value.getValue()) + "(?![A-Za-z0-9])",
                            Pattern.CASE_INSENSITIVE)
                    .matcher(shown)
                    .replaceAll(Matcher.quoteReplacement(ForEachValues.written(value.getKey())));
        }
        return shown;
    }
}
