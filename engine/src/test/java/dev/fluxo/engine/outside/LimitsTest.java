package dev.fluxo.engine.outside;

import static dev.fluxo.engine.outside.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More than is usual: columns, long texts, rejects, entities. */
@OnEveryDatabase
class LimitsTest {
    @RegisterExtension
    final Workshop workshop;

    LimitsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @Test
    void fiveHundredColumns() {
        int columns = 500;
        String names = numbered(columns, "c%1$d VARCHAR(20)");
        workshop.source().execute("CREATE TABLE wide (id INT PRIMARY KEY, " + names + ")");
        workshop.warehouse().execute("CREATE TABLE wide (id INT PRIMARY KEY, " + names + ")");
        workshop.source()
                .execute("INSERT INTO wide SELECT x, " + numbered(columns, "CONCAT('v', x * %1$d)")
                        + " FROM SYSTEM_RANGE(1, 50)");
        workshop.spec("""
                entity: wide
                source: { connection: src, table: wide }
                watermark: { columns: [id] }
                columns: { id: id, %s }
                target: { connection: dw, table: wide, keys: [id] }
                """.formatted(numbered(columns, "c%1$d: c%1$d")));
        workshop.run();
        workshop.source().execute("UPDATE wide SET c500 = 'changed', id = id + 100 WHERE id > 40");
        assertThat(workshop.run().counts("wide")).isEqualTo("read 10, inserted 10");
        workshop.warehouse().execute("DELETE FROM wide WHERE id BETWEEN 41 AND 50");
        Same.rows(
                workshop.source(),
                "SELECT * FROM wide ORDER BY id",
                workshop.warehouse(),
                "SELECT * FROM wide ORDER BY id");
    }

    private static String numbered(int count, String format) {
        return IntStream.rangeClosed(1, count).mapToObj(format::formatted).collect(Collectors.joining(", "));
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
