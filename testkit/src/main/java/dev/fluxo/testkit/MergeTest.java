package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of rows in the target; the same whichever statement writes. */
@OnEveryDatabase
class MergeTest {
    private static final String LONG_AGO = "TIMESTAMP '2000-01-01 00:00:00'";

    @RegisterExtension
    final Workshop workshop;

    MergeTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void onlyRowsThatReallyChangeAreTouched(String write) {
        Shop.tables(workshop);
        workshop.spec(with(write));
        Shop.customers(workshop, 1, 10);
        workshop.source().execute("UPDATE customer SET credit = NULL WHERE id IN (4, 5)");
        workshop.run();
        workshop.warehouse().execute("UPDATE dim_customer SET dw_loaded_at = " + LONG_AGO);

        // 1: a value; 2: only blanks that are trimmed; 3: value to NULL; 4: NULL to value; 5: nothing; 11: new.
        workshop.source().execute("""
                        UPDATE customer SET name = 'Other' WHERE id = 1;
                        UPDATE customer SET name = CONCAT('  ', name, ' ') WHERE id = 2;
                        UPDATE customer SET credit = NULL WHERE id = 3;
                        UPDATE customer SET credit = 0 WHERE id = 4;
                        INSERT INTO customer VALUES (11, 'New', 1, NULL);
                        UPDATE customer SET updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id IN (1, 2, 3, 4, 5, 11)""");

        assertThat(workshop.run().counts("customers")).isEqualTo("read 6, inserted 1, updated 3, unchanged 2");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id FROM dim_customer WHERE dw_loaded_at <> " + LONG_AGO + " ORDER BY 1"))
                .containsExactly("1", "3", "4", "11");
    }

    /** A log of changes: the key comes again and again. The last by the watermark wins, in a batch and across batches. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch_size: 100",
                "batch_size: 2",
                "batch_size: 1",
                "batch_size: 2\ncommit: batch",
                "batch_size: 100\ncommit: batch"
            })
    void theLatestRowOfAKeyWins(String options) {
        workshop.source().execute("""
                        CREATE TABLE change (seq BIGINT PRIMARY KEY, id INT, name VARCHAR(20));
                        INSERT INTO change VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 1, 'c'), (4, 3, 'd'), (5, 1, 'e'), (6, 2, NULL)""");
        workshop.warehouse().execute("CREATE TABLE dim (id INT PRIMARY KEY, name VARCHAR(20))");
        for (String write : List.of("merge", "update_insert")) {
            workshop.spec("""
                    entity: dim_%1$s
                    source: { connection: src, table: change }
                    watermark: { columns: [seq] }
                    columns: { id: id, name: name }
                    target: { connection: dw, table: dim, keys: [id], write: %1$s }
                    %2$s
                    """.formatted(write, options));
            workshop.warehouse().execute("DELETE FROM dim");
            // That the counts add up is checked by every run.
            assertThat(workshop.run("dim_" + write)
                            .entity("dim_" + write)
                            .counts()
                            .read())
                    .isEqualTo(6);
            assertThat(workshop.warehouse().rows("SELECT * FROM dim ORDER BY id"))
                    .containsExactly("1 | e", "2 | null", "3 | d");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void duplicatesWithinABatchCountAsSuperseded(String write) {
        workshop.source().execute("""
                        CREATE TABLE customer (id INT, name VARCHAR(20), credit INT, updated_at TIMESTAMP);
                        INSERT INTO customer SELECT x % 10, CONCAT('v', x), x, DATEADD(MINUTE, x, TIMESTAMP '2025-01-01 00:00:00')
                        FROM SYSTEM_RANGE(1, 100)""");
        workshop.warehouse()
                .execute(
                        "CREATE TABLE dim_customer (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite INT, dw_loaded_at TIMESTAMP)");
        workshop.spec(with(write));

        assertThat(workshop.run().counts("customers")).isEqualTo("read 100, inserted 10, superseded 90");
        assertThat(workshop.warehouse().rows("SELECT COUNT(*) FROM dim_customer WHERE limite <= 90"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void keysCompareAsTheTargetCompares(String write) {
        workshop.source().execute("""
                        CREATE TABLE product (seq INT PRIMARY KEY, code VARCHAR(10), name VARCHAR(20));
                        INSERT INTO product VALUES (1, 'abc', 'first'), (2, 'ABC', 'second'), (3, 'xyz', 'third')""");
        workshop.warehouse()
                .execute("CREATE TABLE dim_product (code VARCHAR_IGNORECASE(10) PRIMARY KEY, name VARCHAR(20))");
        workshop.spec("""
                entity: products
                source: { connection: src, table: product }
                watermark: { columns: [seq] }
                columns: { code: code, name: name }
                target: { connection: dw, table: dim_product, keys: [code], write: %s }
                """.formatted(write));
        assertThat(workshop.run().counts("products")).isEqualTo("read 3, inserted 2, superseded 1");

        workshop.source().execute("INSERT INTO product VALUES (4, 'Xyz', 'fourth')");
        assertThat(workshop.run().counts("products")).isEqualTo("read 1, updated 1");
        assertThat(workshop.warehouse().rows("SELECT name FROM dim_product ORDER BY name"))
                .containsExactly("fourth", "second");
    }

    /** A table that only says what exists: all its columns are keys. */
    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void aTableOfNothingButKeysIsFilled(String write) {
        workshop.source().execute("CREATE TABLE link (a INT, b INT); INSERT INTO link VALUES (1, 1), (1, 2), (2, 1)");
        workshop.warehouse().execute("CREATE TABLE bridge (a INT, b INT, at TIMESTAMP, PRIMARY KEY (a, b))");
        workshop.spec("""
                entity: links
                source: { connection: src, table: link }
                watermark: { columns: [a, b] }
                columns: { a: a, b: b }
                target: { connection: dw, table: bridge, keys: [a, b], write: %s, loaded_at: at }
                """.formatted(write));
        assertThat(workshop.run().counts("links")).isEqualTo("read 3, inserted 3");
        workshop.source().execute("INSERT INTO link VALUES (2, 2)");
        assertThat(workshop.run().counts("links")).isEqualTo("read 1, inserted 1");
        assertThat(workshop.warehouse().number("SELECT COUNT(at) FROM bridge")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void identityComputedAndDefaultColumnsAreTheTargetsOwn(String write) {
        Shop.tables(workshop);
        workshop.warehouse().execute("""
                        DROP TABLE dim_customer;
                        CREATE TABLE dim_customer (sk BIGINT GENERATED ALWAYS AS IDENTITY, customer_id INT UNIQUE NOT NULL, nome VARCHAR(20),
                          shout VARCHAR(30) GENERATED ALWAYS AS (UPPER(nome)), limite DECIMAL(12, 2), origin VARCHAR(5) DEFAULT 'SHOP' NOT NULL,
                          dw_loaded_at TIMESTAMP)""");
        workshop.spec(with(write));
        Shop.customers(workshop, 1, 2);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id, shout, origin FROM dim_customer WHERE sk > 0 ORDER BY customer_id"))
                .containsExactly("1 | CUSTOMER 1 | SHOP", "2 | CUSTOMER 2 | SHOP");
    }

    private static String with(String write) {
        return Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id], write: " + write);
    }
}
