package dev.fluxo.engine.report.json;

import dev.fluxo.engine.result.TestReport;
import dev.fluxo.engine.result.TestReport.TestResult;

/** What {@code etl:validate} and {@code etl:test} tell. */
public final class ChecksJson {
    private static final Shape<TestResult> TEST_RESULT = Shape.<TestResult>of()
            .field("entity_name", Types.NAME, Shapes.ENTITY, TestResult::entity)
            .field("test", Types.TEXT, "The test's name", TestResult::test)
            .field("passed", Types.FLAG, "Whether it passed", TestResult::passed)
            .field(
                    "problems",
                    Shapes.PROBLEMS,
                    "What differs from what it expects; empty where it passed",
                    TestResult::problems);

    public static final Document<TestReport> TEST = Document.of(
            "test",
            "How the tests inside the specs ended.",
            Shape.<TestReport>of()
                    .field("tests", Types.list(TEST_RESULT), "In the order of the specs", TestReport::results));

    public static final Document<Checked> VALIDATE = Document.of(
            "validate",
            "What is wrong with the specs: all of it is in `problems`.",
            Shape.<Checked>of()
                    .field("entities_total", Types.COUNT, "Entities that could be read", checked ->
                            (long) checked.entities())
                    .field("tests_total", Types.COUNT, "Tests that were run", checked -> (long) checked.tests()));

    private ChecksJson() {}

    /** How much was checked. */
    public record Checked(int entities, int tests) {}
}
