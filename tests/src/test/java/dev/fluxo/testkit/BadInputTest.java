package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Diagnosis.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every goal does with a wrong question, or without its databases: it says so, and nothing has changed. */
class BadInputTest {
    /** What a goal asks of the engine; what it throws or tells as a failure. */
    private interface Goal extends BiFunction<Engine, Selection, List<Problem>> {}

    private static final Map<String, Goal> GOALS = Map.of(
            "run",
            (engine, selection) -> engine.run(RunOptions.of(selection)).entities().stream()
                    .flatMap(entity -> Stream.ofNullable(entity.problem()))
                    .toList(),
            "test",
            (engine, selection) -> engine.test(selection).problems(),
            "status",
            (engine, selection) -> engine.status(selection).stream()
                    .flatMap(state -> Stream.<Problem>empty())
                    .toList(),
            "plan",
            (engine, selection) -> engine.planWithEffects(selection).stream()
                    .flatMap(forecast -> Stream.ofNullable(forecast.problem()))
                    .toList(),
            "preview",
            (engine, selection) -> engine.preview(selection, 5).stream()
                    .flatMap(preview -> Stream.ofNullable(preview.problem()))
                    .toList(),
            "doctor",
            (engine, selection) -> engine.doctor(selection).stream()
                    .filter(diagnosis -> diagnosis.verdict() == Verdict.UNUSABLE)
                    .flatMap(diagnosis -> diagnosis.findings().stream())
                    .map(finding -> Problem.error(Code.CONNECT_FAILED, null, finding.text(), null))
                    .toList(),
            "rewind",
            (engine, selection) -> {
                engine.rewind(selection, "start", moves -> true);
                return List.of();
            },
            "retry-rejects",
            (engine, selection) -> engine.retryRejects(selection).entities().stream()
                    .flatMap(entity -> Stream.ofNullable(entity.problem()))
                    .toList(),
            "docs",
            (engine, selection) -> {
                engine.site(selection);
                return List.of();
            },
            "why",
            (engine, selection) -> {
                engine.why(String.join(",", selection.entities()), "1");
                return List.of();
            });

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("postgresql"));

    static Stream<String> goals() {
        return GOALS.keySet().stream().sorted();
    }

    @BeforeEach
    void loaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.run();
    }

    private List<String> ask(String goal, String entity) {
        try (Engine engine = workshop.engine()) {
            List<Problem> told = GOALS.get(goal).apply(engine, new Selection(List.of(entity), List.of()));
            return told.stream().map(Problem::toString).toList();
        } catch (FluxoException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private String everything() {
        return workshop.warehouse().rows("SELECT entity_name, version, last_status FROM ctl.etl_control")
                + workshop.watermark("customers")
                + workshop.warehouse().rows("SELECT run_id, status FROM audit.etl_run ORDER BY run_id")
                + workshop.warehouse().rows(Shop.TARGET);
    }

    @ParameterizedTest
    @MethodSource("goals")
    void anUnknownEntityIsNamedWithTheNearest(String goal) {
        String before = everything();
        oneSays(ask(goal, "custmers"), "FLX-1022", "'custmers'", "did you mean 'customers'");
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("goals")
    void aSourceThatCannotBeReachedIsNamed(String goal) {
        String before = everything();
        workshop.connections("user: nobody_at_all, password: x");
        List<String> said = ask(goal, "customers");
        switch (goal) {
            // They have no need of the source, or say of it what they can. A rewind to the start works whatever is
            // lost.
            case "test", "status", "docs", "rewind" -> assertThat(said).isEmpty();
            case "run", "retry-rejects" -> oneSays(said, "FLX-3002", "'src'");
            default -> {
                oneSays(said, "FLX-3002", "'src'");
                assertThat(everything()).isEqualTo(before);
            }
        }
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("goals")
    void aWarehouseThatCannotBeReachedIsNamed(String goal) {
        String before = everything();
        workshop.connections("", "user: nobody_at_all, password: x");
        List<String> said = ask(goal, "customers");
        if (goal.equals("test")) {
            assertThat(said).isEmpty();
        } else {
            oneSays(said, "FLX-3002", "'dw'");
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aKeyThatIsNoNumberIsNamed() {
        try (Engine engine = workshop.engine()) {
            FluxoException refusal =
                    catchThrowableOfType(FluxoException.class, () -> engine.why("customers", "forty-two"));
            assertThat(refusal.first().toString()).contains("FLX-5017", "'forty-two'");
        }
    }

    @Test
    void aTimeThatIsNoneIsNamed() {
        String before = everything();
        try (Engine engine = workshop.engine()) {
            FluxoException refusal = catchThrowableOfType(
                    FluxoException.class, () -> engine.rewind(Selection.ALL, "yesterday", moves -> true));
            assertThat(refusal.first().toString()).contains("FLX-5016", "'yesterday'");
        }
        assertThat(everything()).isEqualTo(before);
    }
}
