package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More rows than one merge takes: the next ones come while the database merges. */
@OnEveryDatabase
class ManyMergesTest {
    private static final int ROWS = 45_000;

    @RegisterExtension
    final Workshop workshop;

    ManyMergesTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** A target that is not empty, so that there is something to merge with. */
    @BeforeEach
    void oneCustomerIsLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 1);
        workshop.run();
        Shop.customers(workshop, 2, ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void allRowsArriveOnce(String write) {
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id], write: " + write));
        assertThat(workshop.run().counts("customers")).isEqualTo("read %1$d, inserted %1$d".formatted(ROWS - 1));
        assertThat(Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET))
                .isEqualTo(ROWS);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** 45 000 rows of 30 000 keys: some of a key come in one merge, some in the next. */
    @Test
    void theLatestRowOfAKeyWinsAcrossMerges() {
        workshop.spec(Shop.SPEC
                .replace("SELECT id,", "SELECT id % 30000 AS id, id AS change,")
                .replace("[updated_at, id]", "[updated_at, change]"));
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = NULL");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("success");
        assertThat(run.entity("customers").counts().read()).isEqualTo(ROWS);
        Same.rows(
                workshop.source(),
                "SELECT id % 30000, TRIM(name), credit FROM customer WHERE id > 15000 ORDER BY id % 30000",
                workshop.warehouse(),
                Shop.TARGET);
    }

    @Test
    void aMergeThatFailsWhileRowsComeLeavesNothing() {
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT refused CHECK (customer_id <> 4000)");
        Run failed = workshop.run();
        says(failed.problem("customers"), "FLX-4009");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasSize(1);

        workshop.warehouse().execute("ALTER TABLE dim_customer DROP CONSTRAINT refused");
        assertThat(workshop.run().counts("customers")).isEqualTo("read %1$d, inserted %1$d".formatted(ROWS - 1));
    }

    @Test
    void aBadRowThatComesWhileTheDatabaseMergesLeavesNothing() {
        workshop.source().execute("UPDATE customer SET name = REPEAT('x', 21) WHERE id = 44000");
        says(workshop.run().problem("customers"), "FLX-4001", "44000");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasSize(1);
    }
}
