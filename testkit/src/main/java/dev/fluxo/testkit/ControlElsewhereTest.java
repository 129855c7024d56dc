package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Control tables in another database than the target: the data commits first, the watermark after it. */
@OnEveryDatabase
class ControlElsewhereTest {
    @RegisterExtension
    final Workshop workshop;

    ControlElsewhereTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** The workshop's warehouse keeps ctl and audit; the target is a table of the source's own database. */
    @BeforeEach
    void aTargetBesideItsSource() {
        Shop.open(workshop);
        workshop.source()
                .execute(
                        "CREATE TABLE dim_customer (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2), dw_loaded_at TIMESTAMP)");
        workshop.spec(Shop.SPEC.replace("connection: dw", "connection: src") + "batch_size: 4\n");
        Shop.customers(workshop, 1, 10);
    }

    @Test
    void loadsAndRemembers() {
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.source(), Shop.TARGET);
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }

    @Test
    void aRunThatIsOvertakenRepeatsRowsAndLosesNone() {
        workshop.run();
        workshop.source().backend().installHook(workshop.source(), "dim_customer");
        Shop.customers(workshop, 11, 20);
        Hook.at(15, () -> workshop.warehouse().execute("UPDATE ctl.etl_control SET version = version + 1"));

        assertThat(workshop.run().problem("customers")).contains("FLX-5002");
        Run next = workshop.run();
        assertThat(next.status()).isEqualTo("success");
        assertThat(next.entity("customers").counts().read()).isEqualTo(10);
        Same.rows(workshop.source(), Shop.SOURCE, workshop.source(), Shop.TARGET);
    }
}
