package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class MistypedTest {
    private static List<Problem> among(String... properties) {
        return Mistyped.among(List.of(properties), new MavenWording());
    }

    @Test
    void mistypedNamesAreNoticed() {
        assertThat(among("etl.dryRun", "etl.source.host", "other.dryrun")).isEmpty();
        assertThat(among("etl.dryrun", "etl.entites").stream().map(problem -> problem.isError() + " " + problem))
                .containsExactly(
                        "true FLX-1025 -Detl.dryrun is not a property of Fluxo (did you mean -Detl.dryRun?)",
                        "false FLX-1025 -Detl.entites is not a property of Fluxo (did you mean -Detl.entities?)");
    }
}
