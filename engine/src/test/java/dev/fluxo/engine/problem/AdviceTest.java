package dev.fluxo.engine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {
    private static final Advice ADVICE = Advice.of(
            "say ",
            Action.REWIND.with("entities", "a").with("to", "start"),
            Advice.of(", or ", Option.of("to", "here")),
            ", with ",
            new Advice.JavaSetting("-Xmx1g"));
    /** Maven's words. */
    private static final Pattern MAVENS = Pattern.compile("(?<![\\w./-])(mvn |etl:|-Detl|etl\\.[a-z])|"
            + "the plugin\\b|the build\\b|settings\\.xml|\\b[a-z]+= with");
    /** Texts that name Maven because they are about it, and about others too. */
    private static final List<String> MEANT = List.of(
            "Add the server to `~/.m2/settings.xml` (for `fluxo`: to the environment), or correct `server_id`.",
            "a password of settings.xml cannot be decrypted",
            "encrypt the password again with `mvn --encrypt-password`",
            "a server of Maven's settings.xml; for `fluxo`, variables of the environment",
            "Maven knows the goals once the plugin dev.fluxo:etl-maven-plugin is below build/plugins");

    @Test
    void eachFrontEndWritesItItsOwnWay() {
        assertThat(ADVICE.in(new DocumentedWording()))
                .isEqualTo(
                        "say `mvn etl:rewind -Detl.entities=a -Detl.to=start`, or `-Detl.to=here`, with `MAVEN_OPTS=-Xmx1g`");
        assertThat(Advice.of(new Advice.Library("the driver"))).hasToString("add the driver to the class path");
        assertThat(ADVICE).hasToString("say 'rewind entities=a to=start', or to=here, with -Xmx1g");
    }

    @Test
    void itIsTheTextForWhoHasNoFrontEnd() {
        assertThat((CharSequence) ADVICE).startsWith("say 'rewind").hasSameSizeAs(ADVICE.toString());
        assertThat(ADVICE.subSequence(0, 3)).isEqualTo("say");
        assertThat(ADVICE).isEqualTo(Advice.of(ADVICE)).hasSameHashCodeAs(Advice.of(ADVICE));
        assertThat(ADVICE).isNotEqualTo(Advice.of("say"));
    }

    /** In a text that all front ends print, the words of one would be wrong in all others. */
    @ParameterizedTest
    @ValueSource(strings = {"engine", "console", "databases", "observe", "openlineage"})
    void noTextOfAllFrontEndsHasTheWordsOfOne(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module))) {
            List<Path> sources = files.filter(file ->
                            file.toString().replace('\\', '/').matches(".*/src/main/(java|jte)/.*\\.(java|jte)"))
                    .toList();
            assertThat(sources).isNotEmpty();
            for (Path source : sources) {
                String code = Files.readString(source)
                        .lines()
                        .filter(line -> !line.strip().matches("(//|/?\\*|<%--).*"))
                        .collect(Collectors.joining("\n"));
                for (String meant : MEANT) {
                    code = code.replace(meant, "");
                }
                assertThat(MAVENS.matcher(code).results().map(MatchResult::group))
                        .as("use Advice, with an Action, an Option or a Library, in " + source)
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
