package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad rows: they fail the entity, or are kept in audit.etl_reject up to a limit. */
@OnEveryDatabase
class RejectTest {
    private static final String REJECTS =
            "SELECT entity_name, LOWER(row_key), column_name, error_code FROM audit.etl_reject ORDER BY reject_id";

    @RegisterExtension
    final Workshop workshop;

    RejectTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @Test
    void aBadRowIsKeptAndTheOthersAreLoaded() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC + "on_error: reject\n");
        Shop.customers(workshop, 1, 10);
        workshop.source().execute("UPDATE customer SET name = 'A name of far more than twenty letters' WHERE id = 7");

        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("success");
        assertThat(run.counts("customers")).isEqualTo("read 10, inserted 9, rejected 1");
        assertThat(workshop.warehouse().rows(REJECTS)).containsExactly("customers | customer_id=7 | nome | FLX-4001");
        assertThat(workshop.warehouse().text("SELECT run_id FROM audit.etl_reject"))
                .isEqualTo(run.result().runId());
        assertThat(workshop.warehouse().text("SELECT row_data FROM audit.etl_reject"))
                .contains("far more than twenty");

        // Put right at its source, it arrives by itself.
        workshop.source().execute("UPDATE customer SET name = 'Short', updated_at = '2025-06-01' WHERE id = 7");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** The last column is what ends in the target. */
    @ParameterizedTest(name = "max_rejects: {0}, bad rows: {1} of 200")
    @CsvSource({
        "0, 0, success, 200",
        "0, 1, failed, 0",
        "2, 2, success, 198",
        "2, 3, failed, 0",
        "1%, 2, success, 198",
        "1%, 3, failed, 0",
        "0.5%, 1, success, 199",
        "0.5%, 2, failed, 0"
    })
    void moreRejectsThanAllowedFailTheEntity(String limit, int bad, String status, int loaded) {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC + "on_error: reject\nbatch_size: 30\nmax_rejects: " + limit + "\n");
        Shop.customers(workshop, 1, 200);
        workshop.source().execute("UPDATE customer SET name = REPEAT('x', 21) WHERE id > 200 - " + bad);

        Run run = workshop.run();
        assertThat(run.status()).isEqualTo(status);
        if (status.equals("failed")) {
            says(run.problem("customers"), "FLX-4008", limit);
            assertThat(workshop.warehouse().rows(REJECTS)).as("why").isNotEmpty();
        }
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasSize(loaded);
    }

    /** A share is a share of all rows: the first batch alone may be worse. */
    @Test
    void aPercentageIsMeasuredAtTheEnd() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC + "on_error: reject\nbatch_size: 10\nmax_rejects: 10%\n");
        Shop.customers(workshop, 1, 100);
        workshop.source().execute("UPDATE customer SET name = REPEAT('x', 21) WHERE id <= 10");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 100, inserted 90, rejected 10");
    }

    @Test
    void onErrorMayDifferByColumn() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace(
                "limite: credit", "limite: { from: credit, check: \"limite > 0\", on_error: reject }"));
        Shop.customers(workshop, 1, 5);
        workshop.source().execute("UPDATE customer SET credit = -1 WHERE id = 2");

        assertThat(workshop.run().counts("customers")).isEqualTo("read 5, inserted 4, rejected 1");
        assertThat(workshop.warehouse().rows(REJECTS)).containsExactly("customers | customer_id=2 | limite | FLX-4003");

        workshop.source().execute("UPDATE customer SET name = REPEAT('x', 21), updated_at = '2025-06-01' WHERE id = 3");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("failed");
        assertThat(run.problem("customers")).contains("FLX-4001", "nome").doesNotContain("xxx");
    }

    @Test
    void theLatestRowOfAKeyMayBeTheRejectedOne() {
        workshop.source().execute("""
                        CREATE TABLE change (seq INT, id INT, name VARCHAR(100));
                        INSERT INTO change VALUES (1, 1, 'good'), (2, 1, REPEAT('x', 21))""");
        workshop.warehouse().execute("CREATE TABLE dim (id INT PRIMARY KEY, name VARCHAR(20))");
        workshop.spec("""
                entity: changes
                source: { connection: src, table: change }
                watermark: { columns: [seq] }
                columns: { id: id, name: name }
                target: { connection: dw, table: dim, keys: [id] }
                on_error: reject
                """);
        assertThat(workshop.run().counts("changes")).isEqualTo("read 2, inserted 1, rejected 1");
        assertThat(workshop.warehouse().rows("SELECT * FROM dim")).containsExactly("1 | good");
    }
}
