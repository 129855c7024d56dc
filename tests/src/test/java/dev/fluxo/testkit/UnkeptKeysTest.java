package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxo.engine.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target whose database keeps no key unique, and makes no table within a transaction: {@link UnkeptDialect}. The books are elsewhere. */
class UnkeptKeysTest {
    private static final String SPEC = Shop.SPEC.replace("connection: dw", "connection: lake");

    @RegisterExtension
    final Workshop workshop = new Workshop(Backends.named("h2"));

    private Database lake = Database.NONE;

    @BeforeEach
    void aTargetWithoutKeys() {
        Shop.tables(workshop);
        lake = Backends.named("h2").create("lake");
        lake.execute("""
                CREATE TABLE dim_customer (customer_id INT, nome VARCHAR(20), limite DECIMAL(12, 2), dw_loaded_at TIMESTAMP)""");
        project("control: dw");
        workshop.spec(SPEC);
    }

    @AfterEach
    void close() {
        assertThat(lake.otherSessions()).isZero();
        lake.close();
    }

    private void project(String control) {
        workshop.file("project.yaml", """
                version: 1
                %s
                profiles: { test: { connections: { src: { %s }, dw: { %s }, lake: { url: "%s" } } } }
                """.formatted(
                        control, workshop.source().yaml(), workshop.warehouse().yaml(), UnkeptDriver.url(lake)));
    }

    private void same() {
        Same.rows(workshop.source(), Shop.SOURCE, lake, Shop.TARGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "batch_size: 30\ncommit: batch\n"})
    void isLoadedByWayOfAStage(String options) {
        workshop.spec(SPEC + options);
        Shop.customers(workshop, 1, 100);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 100, inserted 100");
        same();
        workshop.source().execute("""
                UPDATE customer SET credit = -1, updated_at = '2025-06-01' WHERE id <= 10;
                UPDATE customer SET updated_at = '2025-06-01' WHERE id BETWEEN 11 AND 15;
                INSERT INTO customer VALUES (2000, 'new', 1, '2025-06-02')""");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 16, inserted 1, updated 10, unchanged 5");
        same();
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        assertThat(lake.number("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME LIKE 'FLX%'"))
                .isZero();
    }

    /** Nobody is told that there is no index: nobody could make one. */
    @Test
    void nothingIsAskedForThatThereCannotBe() {
        assertThat(workshop.validate(true)).noneMatch(problem -> problem.contains("FLX-2008"));
    }

    /** An empty target too: no index would refuse the second row. */
    @Test
    void theLatestOfTwoRowsOfAKeyStays() {
        workshop.spec(SPEC.replace("SELECT id,", "SELECT CASE WHEN id > 2 THEN 2 ELSE id END AS id,"));
        Shop.customers(workshop, 1, 4);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4, inserted 2, superseded 2");
        assertThat(lake.rows("SELECT customer_id, nome FROM dim_customer ORDER BY customer_id"))
                .containsExactly("1 | Customer 1", "2 | Customer 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type1", "append", "replace"})
    void aKeyThatTheTargetHasTwiceIsTold(String strategy) {
        String spec = SPEC.replace("keys: [customer_id]", "keys: [customer_id], strategy: " + strategy);
        workshop.spec(
                strategy.equals("replace") ? spec.replace("watermark: { columns: [updated_at, id] }\n", "") : spec);
        Shop.customers(workshop, 1, 5);
        workshop.run();
        lake.execute(
                "INSERT INTO dim_customer VALUES (2, 'other', 0, NULL), (3, 'other', 0, NULL), (3, 'other', 0, NULL)");
        String before = workshop.watermark("customers");
        workshop.source().execute("UPDATE customer SET credit = 9, updated_at = '2025-06-01' WHERE id >= 2");

        Run run = workshop.run();
        says(
                run.problem("customers"),
                "FLX-4012",
                "customers.yaml",
                "2 keys",
                "dim_customer",
                "customer_id=2; customer_id=3");
        assertThat(workshop.watermark("customers")).isEqualTo(before);
        assertThat(lake.number("SELECT COUNT(*) FROM dim_customer WHERE limite = 9"))
                .isZero();

        lake.execute("DELETE FROM dim_customer WHERE nome = 'other'");
        assertThat(workshop.run().status()).isEqualTo("success");
        if (!strategy.equals("append")) {
            same();
        }
    }

    /** What is doubled and not read is nobody's concern tonight. */
    @Test
    void aKeyThatIsNotReadIsNotLookedFor() {
        Shop.customers(workshop, 1, 3);
        workshop.run();
        lake.execute("INSERT INTO dim_customer VALUES (1, 'other', 0, NULL)");
        workshop.source().execute("UPDATE customer SET credit = 9, updated_at = '2025-06-01' WHERE id = 3");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, updated 1");
    }

    @Test
    void theBooksCannotBeThere() {
        project("control: lake");
        try (Engine engine = workshop.engine()) {
            assertThatThrownBy(engine::init)
                    .satisfies(failure ->
                            says(failure.getMessage(), "FLX-5018", "'lake'", "keeps no key unique", "control:"));
        }
        oneSays(workshop.refusal(), "FLX-5018", "'lake'");
        assertThat(lake.rows(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"))
                .containsExactly("DIM_CUSTOMER");
    }

    /** Two versions of one date could not be told apart. */
    @Test
    void historyIsRefused() {
        lake.execute("ALTER TABLE dim_customer ADD COLUMN (valid_from TIMESTAMP, valid_to TIMESTAMP)");
        workshop.spec(SPEC.replace(
                "keys: [customer_id]",
                "keys: [customer_id], strategy: type2, history: { valid_from: valid_from, valid_to: valid_to }"));
        oneSays(workshop.problems(), "FLX-2031", "keeps no key unique", "type1");
    }

    @Test
    void keysAreNotCompared() {
        workshop.spec(SPEC.replace("FROM customer\" }", "FROM customer\", deletes: { compare: keys } }")
                .replace("keys: [customer_id]", "keys: [customer_id], on_delete: delete"));
        Shop.customers(workshop, 1, 3);
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id = 2");
        says(workshop.run().problem("customers"), "FLX-5019", "deletes.when");
        assertThat(lake.number("SELECT COUNT(*) FROM dim_customer")).isEqualTo(3);
    }
}
