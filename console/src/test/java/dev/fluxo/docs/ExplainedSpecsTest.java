package dev.fluxo.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.Outcome;
import dev.fluxo.console.TestFrontEnd;
import dev.fluxo.console.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The specs that pages explain stand beside the demo's project.yaml: they are sound, and their tests pass. */
class ExplainedSpecsTest {
    private static final Pattern SPEC = Pattern.compile("```yaml\n(entity: .*?)```", Pattern.DOTALL);

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/tutorial.md"})
    void areSound(String page) throws IOException {
        Path pipelines = Files.createDirectory(home.resolve("pipelines"));
        Files.copy(Pages.ROOT.resolve("pipelines/project.yaml"), pipelines.resolve("project.yaml"));
        for (MatchResult spec : SPEC.matcher(Files.readString(Pages.ROOT.resolve(page)))
                .results()
                .toList()) {
            Files.writeString(pipelines.resolve("spec.yaml"), spec.group(1));
        }
        TestFrontEnd front = new TestFrontEnd(home);
        assertThat(Commands.named("validate").run(front)).isEqualTo(Outcome.WELL);
        assertThat(front.printed()).containsExactly("info OK: 1 entity, 1 test");
    }
}
