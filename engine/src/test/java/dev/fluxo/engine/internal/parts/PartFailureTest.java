package dev.fluxo.engine.internal.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.problem.Code;
import dev.fluxo.engine.problem.FluxoException;
import org.junit.jupiter.api.Test;

/** What a worker answers instead of rows says where it was, where that is to blame, and no secret that the driver knows. */
class PartFailureTest {
    @Test
    void whoCannotReachADatabaseSaysWhereItIs() {
        FluxoException failure = FluxoException.of(
                Code.CONNECT_FAILED,
                "connection 'dw' cannot be reached: no route to db.example",
                "look whether it runs");
        assertThat(thrown(failure))
                .hasMessageContaining("FLX-3001")
                .hasMessageContaining("worker 3 on node7")
                .hasMessageContaining("'dw'");
    }

    @Test
    void whatIsAmissWithARowDoesNotSayWhoReadIt() {
        FluxoException failure = FluxoException.of(Code.VALUE_DOES_NOT_FIT, "row customer_id=7: column 'x'", null);
        assertThat(thrown(failure)).hasMessageContaining("customer_id=7").hasMessageNotContaining("node7");
    }

    @Test
    void secretsOfTheDriverAreMasked() {
        FluxoException failure = FluxoException.of(Code.CONNECT_FAILED, "cannot log in with geheim", null);
        assertThat(thrown(failure)).hasMessageNotContaining("geheim");
    }

    private static RuntimeException thrown(FluxoException failure) {
        return PartFailure.of(failure, "3 on node7").thrown(text -> text.replace("geheim", "****"));
    }
}
