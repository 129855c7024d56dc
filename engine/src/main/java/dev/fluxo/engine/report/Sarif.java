package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
final class Sarif {
    private Sarif() {}

    static String of(List<Problem> problems, String folder) {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put(
                "runs",
                List.of(Map.of(
                        "tool",
                        Map.of("driver", Map.of("name", "Fluxo", "rules", rules(problems))),
                        "results",
                        problems.stream()
                                .map(problem -> result(problem, folder))
                                .toList())));
        return JsonText.write(log);
    }

    private static List<Map<String, Object>> rules(List<Problem> problems) {
        return problems.stream().map(Problem::code).distinct().map(Sarif::rule).toList();
    }

    private static Map<String, Object> rule(Code code) {
        return Map.of("id", code.id(), "shortDescription", Map.of("text", code.title()));
    }

    private static Map<String, Object> result(Problem problem, String folder) {
        Map<String, Object> place = Map.of(
                "artifactLocation",
                Map.of("uri", uri(ProblemFormat.path(problem, folder))),
                "region",
                Map.of("startLine", ProblemFormat.line(problem), "startColumn", ProblemFormat.column(problem)));
        return Map.of(
                "ruleId",
                problem.code().id(),
                "level",
                problem.isError() ? "error" : "warning",
                "message",
                Map.of("text", ProblemFormat.words(problem)),
                "locations",
                List.of(Map.of("physicalLocation", place)));
    }

    /** A relative reference: what is not allowed in one is escaped. */
    private static String uri(String path) {
        return path.replace("%", "%25").replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
    }
}
