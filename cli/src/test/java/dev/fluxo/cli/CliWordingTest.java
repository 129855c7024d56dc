package dev.fluxo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.console.command.Commands;
import dev.fluxo.engine.problem.Action;
import org.junit.jupiter.api.Test;

/** Advice can be copied into a shell. */
class CliWordingTest {
    private final CliWording wording = new CliWording();

    @Test
    void anActionIsACommandLine() {
        assertThat(wording.action(Action.REWIND.with("entities", "dim_*").with("to", "2026-01-01 10:00")))
                .isEqualTo("fluxo rewind --entities='dim_*' --to='2026-01-01 10:00'");
        assertThat(wording.option("key", "it's")).isEqualTo("--key='it'\\''s'");
        assertThat(wording.action(Action.NEW.with("table", "…"))).isEqualTo("fluxo new --table=…");
        assertThat(wording.option("dryRun")).isEqualTo("--dry-run");
    }

    @Test
    void namesStayDifferent() {
        assertThat(Commands.parameters().stream().map(wording::parameter))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("--[a-z]+(-[a-z]+)*"));
    }

    @Test
    void aSettingOfJavaIsGivenWhereItIsHeard() {
        assertThat(wording.java("-Xmx1g")).isEqualTo("JAVA_TOOL_OPTIONS=-Xmx1g");
    }
}
