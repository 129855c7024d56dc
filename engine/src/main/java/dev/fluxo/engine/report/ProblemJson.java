package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.problem.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** A problem as JSON has it in all files, and how these are laid out. */
final class ProblemJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final UnaryOperator<String> redact;
    private final Wording wording;

    /** @param redact masks secrets in free text */
    ProblemJson(UnaryOperator<String> redact, Wording wording) {
        this.redact = redact;
        this.wording = wording;
    }

    Map<String, @Nullable Object> of(Problem problem) {
        Location at = problem.location();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", problem.code().id());
        json.put("severity", problem.isError() ? "error" : "warning");
        json.put("file", at == null ? null : at.file());
        json.put("line", at == null || at.line() == 0 ? null : at.line());
        json.put("column", at == null || at.line() == 0 ? null : at.column());
        json.put("message", redact.apply(problem.message()));
        json.put("hint", hint(problem));
        return json;
    }

    @Nullable
    String hint(Problem problem) {
        return problem.advice() == null ? null : redact.apply(problem.advice().in(wording));
    }

    /** Ends with a line break; the same values always give the same text. */
    static String text(Object json) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.writer().with(printer).writeValueAsString(json) + "\n";
    }
}
