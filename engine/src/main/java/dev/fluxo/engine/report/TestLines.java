package dev.fluxo.engine.report;

import dev.fluxo.engine.problem.Printable;
import dev.fluxo.engine.result.TestReport;
import dev.fluxo.engine.result.TestReport.TestResult;
import java.util.List;

/** What {@code etl:test} prints: one test per line. */
public final class TestLines {
    private TestLines() {}

    /** {@code ok      dim_cliente: trims and classifies}, or {@code FAILED}. */
    public static List<String> of(TestReport report) {
        return report.results().stream().map(TestLines::line).toList();
    }

    private static String line(TestResult result) {
        return Printable.line((result.passed() ? "ok      " : "FAILED  ") + result.entity() + ": " + result.test());
    }
}
