package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Members that are found by whole numbers and dates: an empty table of facts is loaded straight, and gets what a stage would give it; and so do
 * many rows of one that is not empty.
 */
@OnEveryDatabase
class KnownMembersTest {
    private static final String EXPECTED = """
            SELECT s.id, COALESCE(h.shop_sk, -1), p.price_sk, s.amount FROM sale s LEFT JOIN shop h ON h.number = s.shop
              LEFT JOIN price p ON p.product = s.product AND p.since = s.sold ORDER BY s.id""";

    /** More than are looked up by the database before the dimensions are read. */
    private static final int MANY = 50_000;

    private static final String FOUND = "SELECT id, shop_sk, price_sk, amount FROM fact_sale ORDER BY id";

    @RegisterExtension
    final Workshop workshop;

    KnownMembersTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void fill() {
        String prices = """
                CREATE TABLE price (price_sk INT PRIMARY KEY, product BIGINT NOT NULL, since DATE NOT NULL, UNIQUE (product, since));
                INSERT INTO price VALUES (11, -5, DATE '2025-01-01'), (12, -5, DATE '2025-01-02'), (13, 9000000000, DATE '2025-01-01')""";
        workshop.source().execute("""
                CREATE TABLE shop (number INT PRIMARY KEY, shop_sk INT);
                INSERT INTO shop VALUES (0, 70), (1, 71), (-1, 72);
                CREATE TABLE sale (id INT PRIMARY KEY, shop INT, product BIGINT, sold DATE, amount INT);
                INSERT INTO sale VALUES (1, 0, -5, DATE '2025-01-02', 10), (2, 1, -5, DATE '2025-01-01', 20),
                  (3, -1, 9000000000, DATE '2025-01-01', 30), (4, 1, -5, DATE '2025-01-02', 40)""");
        workshop.source().execute(prices);
        workshop.warehouse().execute(prices);
        workshop.warehouse().execute("""
                CREATE TABLE dim_shop (shop_sk INT, number INT PRIMARY KEY);
                CREATE TABLE fact_sale (id INT PRIMARY KEY, shop_sk INT, price_sk BIGINT, amount INT,
                  loaded_at TIMESTAMP NOT NULL, run_id VARCHAR(36) NOT NULL)""");
        workshop.spec("""
                entity: shops
                source: { connection: src, table: shop }
                columns: { shop_sk: shop_sk, number: number }
                target: { connection: dw, table: dim_shop, keys: [number], members: [{ shop_sk: -1, number: -99 }] }
                """);
    }

    private void facts(String shop, String price) {
        workshop.spec("""
                entity: sales
                source: { connection: src, table: sale }
                watermark: { columns: [id] }
                columns:
                  id: id
                  shop_sk: { lookup: shops, on: { number: shop }, get: shop_sk, missing: '%s' }
                  amount: amount
                  price_sk: { table: price, on: { product: product, since: sold }, get: price_sk, missing: '%s' }
                target: { connection: dw, table: fact_sale, keys: [id], loaded_at: loaded_at, run_id: run_id }
                """.formatted(shop, price));
    }

    private void same() {
        Same.rows(workshop.source(), EXPECTED, workshop.warehouse(), FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "reject", "unknown", "infer"})
    void eachFactHasItsMembers(String missing) {
        facts(missing, missing.equals("fail") ? "fail" : "null");
        Run first = workshop.run();
        assertThat(first.counts("sales")).as(first.problems().toString()).isEqualTo("read 4, inserted 4");
        same();
        assertThat(workshop.warehouse().rows("SELECT DISTINCT run_id FROM fact_sale"))
                .containsExactly(first.result().runId());
        workshop.source().execute("INSERT INTO sale VALUES (5, 0, -5, DATE '2025-01-01', 50)");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 1, inserted 1");
        same();
    }

    /** Some of the last have none, when the others are known by then. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "reject"})
    void eachOfManyFactsHasItsMembers(String missing) {
        facts(missing, "null");
        workshop.run();
        workshop.source().execute("DELETE FROM sale WHERE id < 5");
        for (int from = 1; from < MANY; from += 1_000) {
            workshop.source()
                    .execute(IntStream.range(from, from + 1_000)
                            .mapToObj(KnownMembersTest::sale)
                            .collect(Collectors.joining(", ", "INSERT INTO sale VALUES ", "")));
        }
        workshop.warehouse().execute("UPDATE ctl.etl_control SET watermark = NULL");
        String found = missing.equals("unknown")
                ? EXPECTED
                : EXPECTED.replace("ORDER BY", "WHERE h.number IS NOT NULL ORDER BY");
        assertThat(workshop.run().entity("sales").counts().read()).isEqualTo(MANY);
        Same.rows(workshop.source(), found, workshop.warehouse(), FOUND);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM fact_sale WHERE price_sk IS NULL"))
                .isPositive();
    }

    private static String sale(int id) {
        String shop = id == 45_000 ? "4" : id == 49_000 ? "NULL" : String.valueOf(id % 3 - 1);
        String product = id % 1_000 == 1 ? "1" : id % 2 == 0 ? "-5" : "9000000000";
        return "(%d, %s, %s, DATE '2025-01-0%d', %d)".formatted(id, shop, product, 1 + id % 2, id % 97);
    }

    @Test
    void whatHasNoMemberIsNullOrUnknown() {
        facts("unknown", "null");
        workshop.source().execute("""
                INSERT INTO sale VALUES (5, 4, -5, DATE '2025-01-03', 50), (6, NULL, NULL, DATE '2025-01-01', 60),
                  (7, 1, 9000000000, NULL, 70)""");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 7, inserted 7");
        same();
    }

    /** As ever: by way of a stage, which can name them. */
    @Test
    void whatHasToHaveAMemberFailsOrIsSetAsideOrAddsIt() {
        workshop.source().execute("INSERT INTO sale VALUES (5, 4, -5, DATE '2025-01-01', 50)");
        facts("fail", "null");
        says(workshop.run().problem("sales"), "FLX-4020", "shop_sk", "1 row", "4");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM fact_sale"))
                .isZero();
        facts("reject", "null");
        assertThat(workshop.run().counts("sales")).isEqualTo("read 5, inserted 4, rejected 1");
        Same.rows(
                workshop.source(),
                EXPECTED.replace("ORDER BY", "WHERE s.id < 5 ORDER BY"),
                workshop.warehouse(),
                FOUND);
    }
}
