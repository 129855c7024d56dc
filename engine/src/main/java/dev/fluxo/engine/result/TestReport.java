package dev.fluxo.engine.result;

import dev.fluxo.engine.problem.Problem;
import java.util.List;

/** How the tests inside the specs ended. */
public record TestReport(List<TestResult> results) {
    public TestReport {
        results = List.copyOf(results);
    }

    public List<Problem> problems() {
        return results.stream().flatMap(result -> result.problems().stream()).toList();
    }

    /**
     * One test.
     *
     * @param problems empty: it passed
     */
    public record TestResult(String entity, String test, List<Problem> problems) {
        public TestResult {
            problems = List.copyOf(problems);
        }

        public boolean passed() {
            return problems.isEmpty();
        }
    }
}
