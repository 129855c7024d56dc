package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.JsonText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
final class CodeQuality {
    private CodeQuality() {}

    static String of(List<Problem> problems, String folder) {
        return JsonText.write(
                problems.stream().map(problem -> issue(problem, folder)).toList());
    }

    private static Map<String, Object> issue(Problem problem, String folder) {
        String path = ProblemFormat.path(problem, folder);
        return Map.of(
                "description",
                ProblemFormat.words(problem),
                "check_name",
                problem.code().id(),
                "fingerprint",
                fingerprint(path + ":" + problem),
                "severity",
                problem.isError() ? "major" : "minor",
                "location",
                Map.of("path", path, "lines", Map.of("begin", ProblemFormat.line(problem))));
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
