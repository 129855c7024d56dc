package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.problem.Location;
import dev.fluxo.engine.problem.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final List<String> printed = new ArrayList<>();
    private final Console console = new Console(new SystemStreamLog() {
        @Override
        public void debug(Throwable failure) {
            printed.add("debug " + failure.getClass().getSimpleName());
        }

        @Override
        public void info(CharSequence line) {
            printed.add("info " + line);
        }

        @Override
        public void warn(CharSequence line) {
            printed.add("warn " + line);
        }

        @Override
        public void error(CharSequence line) {
            printed.add("error " + line);
        }
    });

    @BeforeEach
    void knowASecret() {
        console.redactBy(text -> text.replace("s3cret", "****"));
    }

    @Test
    void masksSecretsAndControlCharactersOnEachLine() {
        console.info("one\ntwo s3cret\u001b[2J");
        console.warn("a\nb");
        assertThat(printed).containsExactly("info one", "info two ****\\u001b[2J", "warn a b");
    }

    @Test
    void countsWhatIsWrong() {
        Throwable failure = catchThrowable(() -> console.fail(new FluxoException(List.of(
                Problem.error(Code.SPEC_UNKNOWN_KEY, new Location("a.yaml", 1, 2), "one s3cret", "do it"),
                Problem.error(Code.SPEC_UNKNOWN_KEY, new Location("a.yaml", 3, 4), "two", null),
                Problem.warning(Code.SPEC_NO_FENCE, new Location("b.yaml", 5, 6), "three", null)))));
        assertThat(failure)
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("2 errors in 1 file")
                .hasNoCause();
        assertThat(printed)
                .containsExactly(
                        "error a.yaml:1:2 FLX-1003 one **** (do it)",
                        "error a.yaml:3:4 FLX-1003 two",
                        "warn b.yaml:5:6 FLX-1024 three",
                        "debug Defect");
    }

    @Test
    void aDefectKeepsItsStackTraceButNoSecret() {
        Exception original = new IllegalStateException("s3cret", new IllegalArgumentException("also s3cret"));
        MojoExecutionException defect = console.defect(new RuntimeException(original));
        StringWriter trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("FLX-9001", "also ****", "ConsoleTest.aDefectKeepsItsStackTrace")
                .doesNotContain("s3cret");

        Throwable inside = catchThrowable(
                () -> console.fail(FluxoException.of(Code.INTERNAL, "the s3cret engine is broken", null)));
        assertThat(inside)
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("1 error")
                .hasCauseInstanceOf(Defect.class);
        assertThat(inside.getCause()).hasMessageContaining("the **** engine");
    }
}
