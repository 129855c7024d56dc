package dev.fluxo.engine.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rejected rows that were corrected are loaded, without moving the watermark; the others stay on record. */
@OnEveryDatabase
class RetryRejectsTest {
    private static final String LONG = "a name of more than twenty letters";

    @RegisterExtension
    final Workshop workshop;

    RetryRejectsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void fourAreRejected() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 20);
        workshop.source().execute("UPDATE customer SET name = '" + LONG + "' WHERE id IN (3, 7, 8, 20)");
        workshop.spec(Shop.SPEC + "on_error: reject\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20, inserted 16, rejected 4");
    }

    private Run retry() {
        try (Engine engine = workshop.engine()) {
            Run run = Run.audited(engine.retryRejects(Selection.ALL), workshop.warehouse());
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("fluxo-write-customers"));
            return run;
        }
    }

    private long pending() {
        return workshop.warehouse().number("SELECT COUNT(*) FROM audit.etl_reject WHERE retried_at IS NULL");
    }

    @Test
    void whatPassesNowIsLoaded() {
        String watermark = workshop.watermark("customers");
        workshop.source().execute("UPDATE customer SET name = 'Short' WHERE id IN (3, 7)");
        workshop.source().execute("DELETE FROM customer WHERE id = 8");

        assertThat(retry().counts("customers")).isEqualTo("read 3, inserted 2, rejected 1");
        assertThat(pending()).isEqualTo(1);
        assertThat(workshop.watermark("customers")).isEqualTo(watermark);
        assertThat(workshop.warehouse().rows(Shop.TARGET))
                .isEqualTo(workshop.source().rows(Shop.SOURCE.replace("ORDER", "WHERE id <> 20 ORDER")));

        assertThat(retry().counts("customers")).isEqualTo("read 1, rejected 1");
        workshop.spec(Shop.SPEC.replace("[trim]", "[trim, left(20)]"));
        assertThat(retry().counts("customers")).isEqualTo("read 1, inserted 1");
        assertThat(retry().counts("customers")).isEqualTo("nothing");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Test
    void aRowThatARunHasLoadedSinceIsUnchanged() {
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'Short', updated_at = TIMESTAMP '2025-02-01 00:00:00' WHERE id = 3");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");
        assertThat(retry().counts("customers")).isEqualTo("read 4, unchanged 1, rejected 3");
        assertThat(pending()).isEqualTo(3);
    }

    @Test
    void aKeyThatIsComputedIsFoundByTheWatermark() {
        workshop.warehouse()
                .execute("DELETE FROM audit.etl_reject; DELETE FROM dim_customer; DELETE FROM ctl.etl_control");
        String spec = Shop.SPEC.replace("customer_id: id", "customer_id: { expression: \"id + 1000\" }");
        workshop.spec(spec + "on_error: reject\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20, inserted 16, rejected 4");
        workshop.source().execute("UPDATE customer SET name = 'Short' WHERE id = 7");
        assertThat(retry().counts("customers")).isEqualTo("read 4, inserted 1, rejected 3");
        assertThat(workshop.warehouse().text("SELECT nome FROM dim_customer WHERE customer_id = 1007"))
                .isEqualTo("Short");
    }
}
