package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failure leaves behind, by commit mode; and that the next run ends where an undisturbed one would have. */
@OnEveryDatabase
class CommitTest {
    @RegisterExtension
    final Workshop workshop;

    CommitTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** 35 rows in batches of ten; the 25th is bad. */
    @ParameterizedTest(name = "commit: {0}")
    @CsvSource({"entity, 0, 35", "batch, 20, 15"})
    void aBadRowInTheThirdBatch(String commit, int left, int readNext) {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC + "batch_size: 10\ncommit: " + commit + "\n");
        Shop.customers(workshop, 1, 35);
        workshop.source().execute("UPDATE customer SET name = REPEAT('x', 21) WHERE id = 25");

        Run failed = workshop.run();
        assertThat(failed.status()).isEqualTo("failed");
        says(failed.problem("customers"), "FLX-4001", "25");
        assertLeft(left);

        workshop.source().execute("UPDATE customer SET name = 'short' WHERE id = 25");
        assertThat(workshop.run().counts("customers")).isEqualTo("read %1$d, inserted %1$d".formatted(readNext));
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** The same, when it is the target that fails, in the middle of a statement. */
    @ParameterizedTest(name = "commit: {0}")
    @CsvSource({"entity, 0, 35", "batch, 20, 15"})
    void theTargetFailsInTheThirdBatch(String commit, int left, int readNext) {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC + "batch_size: 10\ncommit: " + commit + "\n");
        Shop.customers(workshop, 1, 35);
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT refused CHECK (customer_id <> 25)");

        Run failed = workshop.run();
        assertThat(failed.status()).isEqualTo("failed");
        says(failed.problem("customers"), "FLX-4009");
        assertLeft(left);

        workshop.warehouse().execute("ALTER TABLE dim_customer DROP CONSTRAINT refused");
        assertThat(workshop.run().counts("customers")).isEqualTo("read %1$d, inserted %1$d".formatted(readNext));
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @Test
    void anErrorInTheSourceWhileReadingLeavesNothing() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace(
                "credit, updated_at",
                workshop.source().backend().failing("id = 25", "credit") + " AS credit, updated_at"));
        Shop.customers(workshop, 1, 35);
        Run failed = workshop.run();
        says(failed.problem("customers"), "FLX-2007", "src");
        assertLeft(0);
    }

    private void assertLeft(int rows) {
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasSize(rows);
        assertThat(workshop.warehouse().text("SELECT last_status FROM ctl.etl_control"))
                .isEqualTo("failed");
        String watermark = workshop.watermark("customers");
        if (rows == 0) {
            assertThat(watermark).isNull();
        } else {
            assertThat(watermark).contains("\"" + rows + "\"");
        }
    }
}
