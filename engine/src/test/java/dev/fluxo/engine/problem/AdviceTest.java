package dev.fluxo.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final Advice ADVICE = Advice.of(
            "say ",
            Action.REWIND.with("entities", "a").with("to", "start"),
            Advice.of(", or ", Option.of("to", "here")),
            ", with ",
            new Advice.JavaSetting("-Xmx1g"));

    @Test
    void eachFrontEndWritesItItsOwnWay() {
        assertThat(ADVICE.in(new DocumentedWording()))
                .isEqualTo(
                        "say `mvn etl:rewind -Detl.entities=a -Detl.to=start`, or `-Detl.to=here`, with `MAVEN_OPTS=-Xmx1g`");
        assertThat(ADVICE).hasToString("say 'rewind entities=a to=start', or to=here, with -Xmx1g");
    }

    @Test
    void itIsTheTextForWhoHasNoFrontEnd() {
        assertThat((CharSequence) ADVICE).startsWith("say 'rewind").hasSameSizeAs(ADVICE.toString());
        assertThat(ADVICE.subSequence(0, 3)).isEqualTo("say");
        assertThat(ADVICE).isEqualTo(Advice.of(ADVICE)).hasSameHashCodeAs(Advice.of(ADVICE));
        assertThat(ADVICE).isNotEqualTo(Advice.of("say"));
    }

    /** In a text of the engine, a command of one front end would be wrong in all others. */
    @Test
    void noTextOfTheEngineNamesAFrontEnd() throws IOException {
        Pattern text = Pattern.compile("\"[^\"]*(mvn etl:|-Detl\\.)|<code>mvn ");
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> sources = files.filter(file -> file.toString().matches(".*\\.(java|jte)"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            for (Path source : sources) {
                assertThat(text.matcher(Files.readString(source)).results().map(MatchResult::group))
                        .as("use Advice, and an Action or an Option, in " + source)
                        .isEmpty();
            }
        }
    }

    @Test
    void aProblemKeepsItUntilItIsPrinted() {
        Problem problem = Problem.error(
                        Code.CONTROL_MISSING, null, "no tables", Advice.of("run ", Action.INIT, " once"))
                .at(new Location("a.yaml", 1, 2))
                .asWarning();
        assertThat(problem).hasToString("a.yaml:1:2 FLX-5003 no tables (run 'init' once)");
        assertThat(problem.hint()).isEqualTo("run 'init' once");
        assertThat(problem.in(new DocumentedWording()))
                .hasToString("a.yaml:1:2 FLX-5003 no tables (run `mvn etl:init` once)");
    }
}
