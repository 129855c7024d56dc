package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Surrogate keys are looked up in dimensions, in the target's database. */
@OnEveryDatabase
class LookupTest {
    private static final String REJECTS =
            "SELECT LOWER(row_key), column_name, error_code FROM audit.etl_reject ORDER BY reject_id";

    @RegisterExtension
    final Workshop workshop;

    LookupTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void star() {
        Star.open(workshop);
    }

    private void same() {
        Same.rows(workshop.source(), Star.PURCHASES, workshop.warehouse(), Star.FACTS);
    }

    private void spec(String missing, String more) {
        workshop.spec(Star.orders(missing) + more);
    }

    @ParameterizedTest(name = "commit: {0}, write: {1}")
    @CsvSource({"entity, merge", "batch, merge", "entity, update_insert", "batch, update_insert"})
    void eachFactHasTheKeysOfItsMembers(String commit, String write) {
        workshop.spec(Star.orders("fail").replace("keys: [id]", "keys: [id], write: " + write)
                + "batch_size: 7\ncommit: " + commit + "\n");
        Star.orders(workshop, 1, 60);
        Run first = workshop.run();
        assertThat(first.status()).as(first.problems().toString()).isEqualTo("success");
        assertThat(first.counts("orders")).isEqualTo("read 60, inserted 60");
        same();

        Star.orders(workshop, 61, 70);
        workshop.source().execute("""
                UPDATE purchase SET customer = 'C2', payer = 'C9', updated_at = '2025-06-01' WHERE id IN (5, 6);
                UPDATE purchase SET updated_at = '2025-06-01' WHERE id = 7""");
        assertThat(workshop.run().counts("orders")).isEqualTo("read 13, inserted 10, updated 2, unchanged 1");
        same();
        assertThat(workshop.run().counts("orders")).isEqualTo("nothing");
    }

    /** A member is found by the target's database alone: the row of the source does not tell which it is. */
    @Test
    void whatIsLookedUpIsNoDifferenceToWhoAsksWhy() {
        spec("fail", "");
        Star.orders(workshop, 1, 5);
        workshop.run();
        assertThat(why("3"))
                .isEqualTo("it is in the target as the source has it, but for customer_sk, payer_sk, product_sk,"
                        + " looked up there and not compared");
        workshop.source().execute("UPDATE purchase SET amount = 77 WHERE id = 3");
        assertThat(why("3")).startsWith("the target differs in amount, and no run");
    }

    private String why(String key) {
        try (Engine engine = workshop.engine()) {
            return engine.why("orders", key).verdict().toString();
        }
    }

    /** The dimension is loaded first, though the spec does not say depends_on. */
    @Test
    void aLookupIsADependency() {
        spec("fail", "");
        Star.orders(workshop, 1, 5);
        workshop.source().execute("UPDATE customer SET name = REPEAT('x', 30)");
        Run run = workshop.run();
        assertThat(run.statuses()).containsExactlyInAnyOrder("customers failed", "products success", "orders skipped");
        says(run.problem("orders"), "customers");
    }

    @Test
    void withoutAMemberTheEntityFailsAndNamesKeys() {
        spec("fail", "");
        Star.orders(workshop, 1, 20);
        workshop.source().execute("""
                UPDATE purchase SET customer = 'C77' WHERE id IN (3, 4);
                UPDATE purchase SET customer = 'C88' WHERE id = 5""");
        Run run = workshop.run();
        says(
                run.problem("orders"),
                "orders.yaml:6:3",
                "FLX-4020",
                "customer_sk",
                "3 rows",
                "C77",
                "C88",
                "dim_customer");
        assertThat(workshop.warehouse().rows("SELECT * FROM fact_order")).isEmpty();

        workshop.source()
                .execute("INSERT INTO customer VALUES ('C77', 'New', '2025-07-01'), ('C88', 'New', '2025-07-01')");
        assertThat(workshop.run().counts("orders")).isEqualTo("read 20, inserted 20");
        same();
    }

    @ParameterizedTest
    @CsvSource({"entity", "batch"})
    void rowsWithoutAMemberAreSetAsideAndTriedAgain(String commit) {
        spec("reject", "batch_size: 7\ncommit: " + commit + "\n");
        Star.orders(workshop, 1, 40);
        workshop.source().execute("""
                UPDATE purchase SET customer = 'C77' WHERE id IN (3, 17);
                UPDATE purchase SET customer = NULL WHERE id = 40""");
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.counts("orders")).isEqualTo("read 40, inserted 37, rejected 3");
        assertThat(workshop.warehouse().rows(REJECTS))
                .containsExactlyInAnyOrder(
                        "id=3 | customer_sk | FLX-4020",
                        "id=17 | customer_sk | FLX-4020",
                        "id=40 | customer_sk | FLX-4020");
        assertThat(workshop.warehouse().rows("SELECT error_message FROM audit.etl_reject"))
                .anyMatch(message -> message.contains("code=C77") && message.contains("no member"))
                .anyMatch(message -> message.contains("code=NULL"));

        workshop.source().execute("INSERT INTO customer VALUES ('C77', 'New', '2025-07-01')");
        assertThat(workshop.run().counts("orders")).isEqualTo("nothing");
        try (dev.fluxo.engine.Engine engine = workshop.engine()) {
            assertThat(Run.audited(
                                    engine.retryRejects(new dev.fluxo.engine.Selection(List.of("orders"), List.of())),
                                    workshop.warehouse())
                            .counts("orders"))
                    .isEqualTo("read 3, inserted 2, rejected 1");
        }
        Same.rows(
                workshop.source(),
                Star.PURCHASES.replace("ORDER", "WHERE id <> 40 ORDER"),
                workshop.warehouse(),
                Star.FACTS);
    }

    /** Beside what only the database refuses. */
    @Test
    void rowsWithoutAMemberAreSetAsideBesideThoseThatAreRefused() {
        workshop.warehouse().execute("ALTER TABLE fact_order ADD CONSTRAINT few CHECK (amount < 1000)");
        spec("reject", "batch_size: 7\non_error: reject\n");
        Star.orders(workshop, 1, 40);
        workshop.source().execute("""
                UPDATE purchase SET customer = 'C77' WHERE id IN (3, 17);
                UPDATE purchase SET amount = 5000 WHERE id IN (4, 18)""");
        assertThat(workshop.run().counts("orders")).isEqualTo("read 40, inserted 36, rejected 4");
        assertThat(workshop.warehouse().rows(REJECTS))
                .containsExactlyInAnyOrder(
                        "id=3 | customer_sk | FLX-4020",
                        "id=17 | customer_sk | FLX-4020",
                        "id=4 | amount | FLX-4009",
                        "id=18 | amount | FLX-4009");
    }

    @Test
    void nullStaysWhereThereIsNoMember() {
        spec("'null'", "");
        Star.orders(workshop, 1, 10);
        workshop.source().execute("UPDATE purchase SET customer = CASE id WHEN 3 THEN 'C77' END WHERE id IN (3, 4)");
        assertThat(workshop.run().counts("orders")).isEqualTo("read 10, inserted 10");
        assertThat(workshop.warehouse().rows("SELECT id FROM fact_order WHERE customer_sk IS NULL ORDER BY id"))
                .containsExactly("3", "4");
    }

    /** Two facts of one key in the warehouse, though their sources spell its parts by codes: the key is looked up. */
    @Test
    void aKeyMayBeLookedUp() {
        workshop.warehouse()
                .execute(
                        "CREATE TABLE balance (customer_sk INT NOT NULL, product_sk INT NOT NULL, amount DECIMAL(12, 2), PRIMARY KEY (customer_sk, product_sk))");
        workshop.spec("""
                entity: balances
                source: { connection: src, query: "SELECT id, customer, shop, sku, amount FROM purchase" }
                watermark: { columns: [id] }
                columns:
                  customer_sk: { lookup: customers, on: { code: customer } }
                  product_sk: { lookup: products, on: { shop: shop, sku: sku } }
                  amount: amount
                target: { connection: dw, table: balance, keys: [customer_sk, product_sk] }
                """);
        Star.orders(workshop, 1, 40);
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.counts("balances")).isEqualTo("read 40, inserted 10, superseded 30");
        Same.rows(
                workshop.source(),
                "SELECT customer, sku, amount FROM purchase WHERE id > 30 ORDER BY customer",
                workshop.warehouse(),
                """
                SELECT c.code, p.sku, b.amount FROM balance b JOIN dim_customer c ON c.customer_sk = b.customer_sk
                JOIN dim_product p ON p.product_sk = b.product_sk ORDER BY c.code""");
    }

    @Test
    void aTableThatNoEntityLoadsIsADimensionToo() {
        workshop.warehouse().execute("CREATE SCHEMA dw");
        workshop.warehouse().execute("""
                CREATE TABLE dw.shop (shop_key INT PRIMARY KEY, number INT NOT NULL);
                INSERT INTO dw.shop VALUES (70, 0), (71, 1);
                CREATE TABLE fact_shop (id INT PRIMARY KEY, shop_key INT)""");
        workshop.spec("""
                entity: shops
                source: { connection: src, query: "SELECT id, shop FROM purchase" }
                columns:
                  id: id
                  shop_key: { table: dw.shop, on: { number: shop }, missing: fail }
                target: { connection: dw, table: fact_shop, keys: [id] }
                """);
        Star.orders(workshop, 1, 10);
        assertThat(workshop.run("shops").counts("shops")).isEqualTo("read 10, inserted 10");
        Same.rows(
                workshop.source(),
                "SELECT id, 70 + shop FROM purchase ORDER BY id",
                workshop.warehouse(),
                "SELECT id, shop_key FROM fact_shop ORDER BY id");
        assertThat(workshop.validate(true))
                .anyMatch(problem -> problem.contains("FLX-2057") && problem.contains("number"));

        workshop.warehouse().execute("INSERT INTO dw.shop VALUES (72, 1)");
        workshop.source().execute("DELETE FROM purchase WHERE id < 6");
        says(workshop.run("shops").problem("shops"), "FLX-4021", "3 rows", "more than one member", "=1");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM fact_shop"))
                .isEqualTo(10);
    }

    @Test
    void aTableWithHistoryIsLookedUpAsOfADate() {
        workshop.warehouse().execute("""
                CREATE TABLE price (price_key INT PRIMARY KEY, sku VARCHAR(10) NOT NULL, since TIMESTAMP NOT NULL, until TIMESTAMP,
                  UNIQUE (sku, since));
                INSERT INTO price VALUES (1, 'A', '2025-01-01', '2025-02-01'), (2, 'A', '2025-02-01', NULL),
                  (3, 'B', '2025-01-01', '2025-03-01'), (4, 'B', '2025-04-01', NULL);
                CREATE TABLE fact_price (id INT PRIMARY KEY, price_key INT, now_key INT)""");
        workshop.source().execute("""
                CREATE TABLE sale (id INT PRIMARY KEY, sku VARCHAR(10), sold TIMESTAMP);
                INSERT INTO sale VALUES (1, 'A', '2024-12-31'), (2, 'A', '2025-01-01'), (3, 'A', '2025-01-31 23:59:59'),
                  (4, 'A', '2025-02-01'), (5, 'A', '2030-01-01'), (6, 'B', '2025-03-15'), (7, 'B', '2025-04-01'), (8, 'A', NULL)""");
        workshop.spec("""
                entity: prices
                source: { connection: src, query: "SELECT id, sku, sold FROM sale" }
                columns:
                  id: id
                  price_key: { table: price, on: { sku: sku }, as_of: sold, valid_from: since, valid_to: until, missing: 'null' }
                  now_key: { table: price, on: { sku: sku }, get: price_key, valid_from: since, valid_to: until, missing: 'null' }
                target: { connection: dw, table: fact_price, keys: [id] }
                """);
        Run run = workshop.run("prices");
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(workshop.warehouse().rows("SELECT id, price_key, now_key FROM fact_price ORDER BY id"))
                .containsExactly(
                        "1 | null | 2",
                        "2 | 1 | 2",
                        "3 | 1 | 2",
                        "4 | 2 | 2",
                        "5 | 2 | 2",
                        "6 | null | 4",
                        "7 | 4 | 4",
                        "8 | null | 2");
    }

    @Test
    void aDryRunAndAPreviewShowTheNaturalKey() {
        spec("fail", "");
        Star.orders(workshop, 3, 5);
        workshop.run("customers", "products");
        assertThat(workshop.dryRun("orders").counts("orders")).isEqualTo("read 3");
        try (dev.fluxo.engine.Engine engine = workshop.engine()) {
            dev.fluxo.engine.result.Preview preview = engine.preview(
                            new dev.fluxo.engine.Selection(List.of("orders"), List.of()), 1)
                    .get(0);
            assertThat(preview.rows().get(0).columns().get(1).result()).isEqualTo("member of customer=C4");
            assertThat(preview.rows().get(0).columns().get(3).result()).isEqualTo("member of shop=0, sku=P4");
        }
        assertThat(workshop.warehouse().rows("SELECT * FROM fact_order")).isEmpty();
    }
}
