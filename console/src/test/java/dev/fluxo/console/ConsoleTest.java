package dev.fluxo.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.progress.ProgressDisplay;
import dev.fluxo.engine.problem.Action;
import dev.fluxo.engine.problem.Advice;
import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.report.json.StatusJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final TestFrontEnd front = new TestFrontEnd(Path.of(""));
    private final Console console = new Console(front, front.wording(), new Reply(() -> StatusJson.DOCUMENT), false);

    @BeforeEach
    void knowASecret() {
        console.redactBy(text -> text.replace("s3cret", "****"));
    }

    @Test
    void masksSecretsAndControlCharactersOnEachLine() {
        console.info("one\ntwo s3cret\u001b[2J");
        console.warn("a\nb");
        assertThat(front.printed()).containsExactly("info one", "info two ****\\u001b[2J", "warn a b");
    }

    @Test
    void countsWhatIsWrong() {
        Outcome outcome = console.fail(new FluxoException(List.of(
                Problem.error(Code.SPEC_UNKNOWN_KEY, new Location("a.yaml", 1, 2), "one s3cret", "do it"),
                Problem.error(Code.SPEC_UNKNOWN_KEY, new Location("a.yaml", 3, 4), "two", null),
                Problem.warning(Code.SPEC_NO_FENCE, new Location("b.yaml", 5, 6), "three", null))));
        assertThat(outcome).isEqualTo(new Outcome(2, "2 errors in 1 file", null));
        assertThat(front.printed())
                .containsExactly(
                        "error a.yaml:1:2 FLX-1003 one **** (do it)",
                        "error a.yaml:3:4 FLX-1003 two",
                        "warn b.yaml:5:6 FLX-1024 three",
                        "debug Defect");
    }

    @Test
    void aNextStepIsWrittenAsTheFrontEndWritesIt() {
        Advice advice = Advice.of("run ", Action.REWIND.with("entities", "a").with("to", "start"), " once");
        console.problems(List.of(Problem.error(Code.CONTROL_MISSING, null, "no tables", advice)));
        assertThat(front.printed())
                .containsExactly("error FLX-5003 no tables (run tool rewind --entities=a --to=start once)");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoWrongUsage() {
        assertThat(console.fail(FluxoException.of(Code.CONNECT_FAILED, "nobody answers", null)))
                .isEqualTo(new Outcome(1, "1 error", null));
    }

    /** Each listener has a thread. */
    @Test
    void whereNothingIsShownNobodyListens() {
        try (ProgressDisplay shown = ProgressDisplay.start(console, false)) {
            assertThat(shown.listeners()).hasSize(1);
        }
        front.beQuiet();
        try (ProgressDisplay quiet = ProgressDisplay.start(console, false)) {
            assertThat(quiet.listeners()).isEmpty();
        }
    }

    @Test
    void aDefectKeepsItsStackTraceButNoSecret() {
        Exception original = new IllegalStateException("s3cret", new IllegalArgumentException("also s3cret"));
        Outcome defect = console.defect(new RuntimeException(original), "--trace");
        assertThat(defect.status()).isEqualTo(1);
        assertThat(defect.summary())
                .startsWith("FLX-9001 ")
                .contains("(run it again with --trace, and report what it prints)")
                .doesNotContain("s3cret");
        StringWriter trace = new StringWriter();
        Objects.requireNonNull(defect.defect()).printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("also ****", "ConsoleTest.aDefectKeepsItsStackTrace")
                .doesNotContain("s3cret");

        Outcome inside = console.fail(FluxoException.of(Code.INTERNAL, "the s3cret engine is broken", null));
        assertThat(inside.status()).isEqualTo(1);
        assertThat(inside.summary()).isEqualTo("1 error");
        assertThat(inside.defect()).isInstanceOf(Defect.class).hasMessageContaining("the **** engine");
    }
}
