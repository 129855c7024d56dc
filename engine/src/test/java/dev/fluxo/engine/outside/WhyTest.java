package dev.fluxo.engine.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.model.Explanation;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.report.ExplanationText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each fate that a row can have is told for what it is. */
@OnEveryDatabase
class WhyTest {
    @RegisterExtension
    final Workshop workshop;

    WhyTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.spec(Shop.SPEC + "on_error: reject\n");
    }

    private Explanation why(String key) {
        try (Engine engine = workshop.engine()) {
            return engine.why("customers", key);
        }
    }

    @Test
    void itWaits() {
        assertThat(why("3").verdict()).isEqualTo("it waits: the next run inserts it");
        assertThat(why("3").target()).isEmpty();
        workshop.run();
        workshop.source()
                .execute(
                        "UPDATE customer SET name = ' Eva ', updated_at = TIMESTAMP '2025-02-01 00:00:00' WHERE id = 3");
        Explanation why = why("3");
        assertThat(why.verdict()).isEqualTo("it waits: the next run updates it");
        assertThat(ExplanationText.render(why))
                .startsWith("customers customer_id=3: it waits")
                .contains("nome: name ' Eva ' -> trim 'Eva'")
                .containsPattern("(?i)target now: customer_id='3', nome='Customer 3', limite='4.50', dw_loaded_at='20");
    }

    @Test
    void itIsThereAndTheRunIsNamed() {
        workshop.run();
        Explanation why = why("7");
        assertThat(why.verdict()).isEqualTo("it is in the target as the source has it");
        assertThat(why.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.runId())
                        .isEqualTo(workshop.warehouse().text("SELECT run_id FROM audit.etl_run")));
        assertThat(why.place()).contains("not after the watermark");
    }

    @Test
    void itIsRejected() {
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 3");
        workshop.run();
        Explanation why = why("3");
        assertThat(why.verdict()).startsWith("it cannot be loaded: column 'nome'");
        assertThat(why.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.code()).isEqualTo("FLX-4001");
            assertThat(reject.column()).isEqualToIgnoringCase("nome");
        });
        workshop.source().execute("UPDATE customer SET name = 'short' WHERE id = 3");
        assertThat(why("3").verdict()).contains("it was rejected when a run read it", "mvn etl:retry-rejects");
    }

    @Test
    void itCameLate() {
        workshop.run();
        workshop.source().execute("INSERT INTO customer VALUES (99, 'Late', 1, TIMESTAMP '2025-01-01 00:00:00')");
        assertThat(why("99").verdict()).contains("behind the watermark", "mvn etl:rewind");
        workshop.source().execute("UPDATE customer SET name = 'Silent' WHERE id = 5");
        assertThat(why("5").verdict()).contains("the target differs", "without moving its watermark");
    }

    @Test
    void itIsNotDue() {
        workshop.source().execute("UPDATE customer SET updated_at = TIMESTAMP '2200-01-01 00:00:00' WHERE id = 5");
        assertThat(why("5").verdict()).contains("not due yet");
    }

    @Test
    void theSourceHasItNoMore() {
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id = 5");
        assertThat(why("5").verdict()).contains("the target keeps it");
        assertThat(why("12345").verdict()).isEqualTo("neither the source nor the target has this row");
    }

    @Test
    void aKeyThatIsComputedIsLookedFor() {
        workshop.spec(Shop.SPEC.replace("customer_id: id", "customer_id: { expression: \"id + 1000\" }"));
        workshop.run();
        assertThat(why("1007").verdict()).isEqualTo("it is in the target as the source has it");
        assertThat(why("7").verdict()).isEqualTo("neither the source nor the target has this row");
    }

    @Test
    void whatIsNoKeyIsRefused() {
        FluxoException refusal = catchThrowableOfType(FluxoException.class, () -> why("forty-two"));
        assertThat(refusal).hasMessageContaining("FLX-5017").hasMessageContaining("'forty-two'");
        refusal = catchThrowableOfType(FluxoException.class, () -> {
            workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id, nome]"));
            why("1");
        });
        assertThat(refusal).hasMessageContaining("has 2: customer_id, nome");
        refusal = catchThrowableOfType(FluxoException.class, () -> {
            try (Engine engine = workshop.engine()) {
                engine.why("custmers", "1");
            }
        });
        assertThat(refusal).hasMessageContaining("FLX-1022").hasMessageContaining("customers");
    }
}
