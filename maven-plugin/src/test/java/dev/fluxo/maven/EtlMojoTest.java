package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.console.Outcome;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** How a goal ends. */
class EtlMojoTest {
    @Test
    void aFailureHasOneSentenceAndNoCause() {
        assertThatCode(() -> EtlMojo.end(Outcome.WELL)).doesNotThrowAnyException();
        assertThatThrownBy(() -> EtlMojo.end(Outcome.failed("run failed: 0 of 1 entities loaded")))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("run failed: 0 of 1 entities loaded")
                .hasNoCause();
        assertThatThrownBy(() -> EtlMojo.end(new Outcome(2, "2 errors in 1 file", null)))
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessage("2 errors in 1 file")
                .hasNoCause();
    }

    @Test
    void aDefectHasWhatCausedIt() {
        RuntimeException cause = new RuntimeException("broken");
        assertThatThrownBy(() -> EtlMojo.end(new Outcome(1, "FLX-9001 a defect", cause)))
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessage("FLX-9001 a defect")
                .hasCause(cause);
    }
}
