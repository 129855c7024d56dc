package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More than is usual: long texts, rejects, entities. Many columns are in {@link HardValuesTest}. */
@OnEveryDatabase
class LimitsTest {
    @RegisterExtension
    final Workshop workshop;

    LimitsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** Forty of them, of letters that take two bytes each; also when nothing but their last letter changes. */
    @Test
    void textsOfAMillionLetters() {
        workshop.source().execute("CREATE TABLE letters (id INT PRIMARY KEY, body TEXT, version INT)");
        workshop.warehouse().execute("CREATE TABLE letters (id INT PRIMARY KEY, body TEXT)");
        workshop.source()
                .execute("INSERT INTO letters SELECT x, CONCAT(x, REPEAT('ã', 1000000)), x FROM SYSTEM_RANGE(1, 40)");
        workshop.spec("""
                entity: letters
                source: { connection: src, table: letters }
                watermark: { columns: [version, id] }
                columns: { id: id, body: body }
                target: { connection: dw, table: letters, keys: [id] }
                """);
        assertThat(workshop.run().counts("letters")).isEqualTo("read 40, inserted 40");
        workshop.source().execute("UPDATE letters SET version = version + 100");
        workshop.source().execute("UPDATE letters SET body = CONCAT(body, '!') WHERE id = 40");
        assertThat(workshop.run().counts("letters")).isEqualTo("read 40, updated 1, unchanged 39");
        String all = "SELECT id, CHAR_LENGTH(body), RIGHT(body, 5), LEFT(body, 5) FROM letters ORDER BY id";
        Same.rows(workshop.source(), all, workshop.warehouse(), all);
    }

    @Test
    void tenThousandRejects() {
        Shop.tables(workshop);
        workshop.spec(Shop.SPEC.replace("[trim]", "[trim], check: \"nome != 'bad'\"")
                + "on_error: reject\nmax_rejects: 10000\nbatch_size: 3000\n");
        Shop.customers(workshop, 1, 20_000);
        workshop.source().execute("UPDATE customer SET name = 'bad' WHERE id <= 10000");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20000, inserted 10000, rejected 10000");
        assertThat(workshop.warehouse().number("SELECT COUNT(DISTINCT row_key) FROM audit.etl_reject"))
                .isEqualTo(10_000);
    }

    /** A second's work is done to its end. Who cannot wait stops the run: see {@link StopTest}. */
    @Without(Capability.STATEMENT_TIMEOUT)
    @Test
    void aQueryTakesAsLongAsItTakes() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3_000);
        workshop.connectionsWith("timeouts: { statement: 300ms }");
        workshop.spec(
                Shop.SPEC.replace(
                        "FROM customer\"",
                        "FROM customer WHERE id < (SELECT COUNT(*) FROM customer a, customer b WHERE a.id * b.id > a.credit)\""));
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3000, inserted 3000");
    }

    @Needs(Capability.STATEMENT_TIMEOUT)
    @Test
    void aQueryThatTakesLongerThanItsTimeOut() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 3_000);
        workshop.connectionsWith("timeouts: { statement: 300ms }");
        workshop.spec(
                Shop.SPEC.replace(
                        "FROM customer\"",
                        "FROM customer WHERE id < (SELECT COUNT(*) FROM customer a, customer b, customer c WHERE a.id * b.id > c.credit)\""));
        Run run = workshop.run();
        says(run.problem("customers"), "FLX-3006", "timeouts.statement, 0.3 s", "src");

        workshop.connections("");
        workshop.spec(Shop.SPEC);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3000, inserted 3000");
    }

    /** Each into a table of its own. */
    @Test
    void manyEntities() {
        int entities = Boolean.getBoolean("faults.all") ? 1_000 : 100;
        workshop.source().execute("CREATE TABLE shared (id INT PRIMARY KEY); INSERT INTO shared VALUES (1), (2)");
        for (int n = 1; n <= entities; n++) {
            workshop.warehouse().execute("CREATE TABLE t%d (id INT PRIMARY KEY)".formatted(n));
            workshop.spec("""
                    entity: e%1$d
                    source: { connection: src, table: shared }
                    watermark: { columns: [id] }
                    columns: { id: id }
                    target: { connection: dw, table: t%1$d, keys: [id] }
                    """.formatted(n));
        }
        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.result().entities()).hasSize(entities);
        assertThat(workshop.warehouse().rows("SELECT * FROM t" + entities)).isEqualTo(List.of("1", "2"));
    }
}
