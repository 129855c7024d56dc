package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.Forecast;
import dev.fluxo.engine.result.Forecast.Effects;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that the source has no more, found by comparing keys. */
@OnEveryDatabase
class DeletesTest {
    private static final String COMPARE = ", deletes: { compare: keys } }";
    private static final String LIVE =
            "SELECT customer_id, nome, limite FROM dim_customer WHERE gone_at IS NULL ORDER BY customer_id";
    private static final String LONG_AGO = "TIMESTAMP '2000-01-01 00:00:00'";

    @RegisterExtension
    final Workshop workshop;

    DeletesTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private static String comparing() {
        return Shop.SPEC.replace("FROM customer\" }", "FROM customer\"" + COMPARE);
    }

    private static String marking() {
        return comparing().replace("keys: [customer_id]", "keys: [customer_id], on_delete: mark, deleted_at: gone_at");
    }

    private void open(String spec) {
        Shop.tables(workshop);
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD gone_at TIMESTAMP");
        workshop.spec(spec);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit: entity", "commit: batch\nbatch_size: 3"})
    void whatIsGoneIsDeleted(String options) {
        open(comparing() + options + "\n");
        Shop.customers(workshop, 1, 10);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");

        workshop.source().execute("DELETE FROM customer WHERE id IN (2, 3, 9)");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 3");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);

        workshop.source().execute("""
                        DELETE FROM customer WHERE id = 1;
                        UPDATE customer SET credit = 7, updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id > 7;
                        INSERT INTO customer VALUES (11, 'New', 1, TIMESTAMP '2025-06-01 00:00:00')""");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 1, updated 2, deleted 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void whatIsGoneIsMarkedAndAliveAgainWhenItComesBack(String write) {
        open(marking().replace("loaded_at:", "write: " + write + ", loaded_at:"));
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.warehouse().execute("UPDATE dim_customer SET dw_loaded_at = " + LONG_AGO);

        workshop.source().execute("DELETE FROM customer WHERE id IN (2, 3)");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 2");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(5);
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), LIVE);
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id FROM dim_customer WHERE dw_loaded_at <> " + LONG_AGO + " ORDER BY 1"))
                .as("a mark is a change")
                .containsExactly("2", "3");
        assertThat(workshop.run().counts("customers"))
                .as("marked rows do not count again")
                .isEqualTo("nothing");

        // As it was, but for its time.
        workshop.source().execute("INSERT INTO customer VALUES (2, 'Customer 2', 3, TIMESTAMP '2025-06-01 00:00:00')");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, updated 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), LIVE);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** Restored from a backup, with the time that it had: no window would read it. */
    @Test
    void whatComesBackBehindTheWatermarkIsTold() {
        open(marking());
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source()
                .execute("CREATE TABLE kept AS SELECT * FROM customer WHERE id = 3; DELETE FROM customer WHERE id = 3");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 1");

        workshop.source().execute("INSERT INTO customer SELECT * FROM kept");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("nothing");
        assertThat(warnings(run)).anyMatch(text -> text.contains("FLX-5120") && text.contains("customer_id=3"));
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), LIVE);
        assertThat(warnings(workshop.run())).noneMatch(text -> text.contains("FLX-5120"));
    }

    @Test
    void whatWasDeletedAndComesBackBehindTheWatermarkIsTold() {
        open(comparing());
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source()
                .execute("CREATE TABLE kept AS SELECT * FROM customer WHERE id = 3; DELETE FROM customer WHERE id = 3");
        workshop.run();
        workshop.source().execute("INSERT INTO customer SELECT * FROM kept");
        assertThat(warnings(workshop.run()))
                .anyMatch(text -> text.contains("FLX-5120") && text.contains("customer_id=3"));
        assertThat(warnings(workshop.run())).as("as long as it is so").anyMatch(text -> text.contains("FLX-5120"));

        try (Engine engine = workshop.engine()) {
            engine.rewind(Selection.ALL, "start", moves -> true);
        }
        assertThat(warnings(workshop.run())).noneMatch(text -> text.contains("FLX-5120"));
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    private static List<String> warnings(Run run) {
        return run.entity("customers").warnings().stream()
                .map(Problem::toString)
                .toList();
    }

    /** What waits for its time is there: it is neither gone nor lost. */
    @Test
    void whatIsNotDueYetIsNotGone() {
        open(comparing().replace("[updated_at, id]", "[updated_at, id], lag: 1h"));
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source().execute("""
                        UPDATE customer SET updated_at = LOCALTIMESTAMP WHERE id = 2;
                        INSERT INTO customer VALUES (6, 'New', 1, LOCALTIMESTAMP)""");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("nothing");
        assertThat(warnings(run)).isEmpty();
        assertThat(workshop.warehouse().rows("SELECT customer_id FROM dim_customer ORDER BY 1"))
                .containsExactly("1", "2", "3", "4", "5");
    }

    /** A window within the query bounds what is read, and not what is there. */
    @Test
    void theKeysOfAllWindowsAreCompared() {
        open(comparing().replace("FROM customer\"", "FROM customer WHERE {{window}}\""));
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id = 4");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** A row that no longer meets the query's conditions is gone, as far as that query tells. */
    @Test
    void whatLeavesTheQueryIsGone() {
        open(comparing().replace("FROM customer\"", "FROM customer WHERE credit < 100\""));
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source()
                .execute("UPDATE customer SET credit = 200, updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id = 4");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 1");
    }

    @Test
    void aKeyThatChangesLeavesTheOldRow() {
        open(comparing());
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source()
                .execute("UPDATE customer SET id = 50, updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id = 5");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1, deleted 1");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** It is in the source, though not in the target; and what a row was before it went bad stays. */
    @Test
    void whatIsRejectedIsNotGone() {
        open(comparing() + "on_error: reject\n");
        Shop.customers(workshop, 1, 5);
        workshop.source().execute("UPDATE customer SET name = REPEAT('x', 21) WHERE id = 5");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 5, inserted 4, rejected 1");
        workshop.source()
                .execute(
                        "UPDATE customer SET name = REPEAT('x', 21), updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id = 4");
        Run run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("read 1, rejected 1");
        run = workshop.run();
        assertThat(run.counts("customers")).isEqualTo("nothing");
        assertThat(warnings(run)).noneMatch(text -> text.contains("FLX-5120"));
        assertThat(workshop.warehouse().rows("SELECT customer_id FROM dim_customer ORDER BY 1"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void keysAreTransformedAndComparedAsTheTargetCompares() {
        workshop.source().execute("""
                        CREATE TABLE product (code VARCHAR(10), part INT, name VARCHAR(20));
                        INSERT INTO product VALUES (' abc ', 1, 'a'), ('xyz', 1, 'b'), ('xyz', 2, 'c'), (' q', 1, 'd')""");
        workshop.warehouse()
                .execute(
                        "CREATE TABLE dim_product (code VARCHAR_IGNORECASE(10), part INT, name VARCHAR(20), PRIMARY KEY (code, part))");
        workshop.spec("""
                entity: products
                source: { connection: src, table: product, deletes: { compare: keys } }
                columns: { name: name, part: part, code: { from: code, transform: [trim, upper] } }
                target: { connection: dw, table: dim_product, keys: [code, part] }
                """);
        assertThat(workshop.run().counts("products")).isEqualTo("read 4, inserted 4");
        workshop.source().execute("DELETE FROM product WHERE part = 2");
        workshop.warehouse().execute("UPDATE dim_product SET code = 'Abc' WHERE code = 'ABC'");
        assertThat(workshop.run().counts("products")).isEqualTo("read 3, updated 1, unchanged 2, deleted 1");
        assertThat(workshop.warehouse().rows("SELECT name FROM dim_product ORDER BY name"))
                .containsExactly("a", "b", "d");
    }

    /** What was appended once is deleted, or marked and alive again, like any other row; and no row is changed otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", on_delete: mark, deleted_at: gone_at"})
    void whatWasAppendedIsGoneToo(String target) {
        open(comparing().replace("keys: [customer_id]", "strategy: append, keys: [customer_id]" + target));
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id IN (2, 3)");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 2");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), LIVE);
        workshop.source().execute("INSERT INTO customer VALUES (2, 'Customer 2', 3, TIMESTAMP '2025-06-01 00:00:00')");
        assertThat(workshop.run().entity("customers").counts().read()).isEqualTo(1);
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), LIVE);
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    /** They come from no source. */
    @Test
    void membersAreNotGone() {
        open(comparing().replace("loaded_at:", "members: [{ customer_id: -1, nome: Unknown }], loaded_at:"));
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id = 5");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 1");
        assertThat(workshop.warehouse().rows("SELECT customer_id FROM dim_customer ORDER BY 1"))
                .containsExactly("-1", "1", "2", "3", "4");
    }

    /** A log has each key more than once. */
    @Test
    void aSourceMayHaveAKeyMoreThanOnce() {
        workshop.source().execute("""
                        CREATE TABLE change (seq BIGINT PRIMARY KEY, id INT, name VARCHAR(20));
                        INSERT INTO change VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 1, 'c'), (4, 3, 'd')""");
        workshop.warehouse().execute("CREATE TABLE dim (id INT PRIMARY KEY, name VARCHAR(20))");
        workshop.spec("""
                entity: changes
                source: { connection: src, table: change, deletes: { compare: keys } }
                watermark: { columns: [seq] }
                columns: { id: id, name: name }
                target: { connection: dw, table: dim, keys: [id] }
                """);
        workshop.run();
        workshop.source().execute("DELETE FROM change WHERE seq IN (1, 2)");
        assertThat(workshop.run().counts("changes")).isEqualTo("deleted 1");
        assertThat(workshop.warehouse().rows("SELECT * FROM dim ORDER BY id")).containsExactly("1 | c", "3 | d");
    }

    /** A table that only says what exists: there is nothing to update but the mark. */
    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void aTableOfNothingButKeysIsMarked(String write) {
        workshop.source().execute("CREATE TABLE link (a INT, b INT); INSERT INTO link VALUES (1, 1), (1, 2), (2, 1)");
        workshop.warehouse().execute("CREATE TABLE bridge (a INT, b INT, gone_at TIMESTAMP, PRIMARY KEY (a, b))");
        workshop.spec("""
                entity: links
                source: { connection: src, table: link, deletes: { compare: keys } }
                columns: { a: a, b: b }
                target: { connection: dw, table: bridge, keys: [a, b], write: %s, on_delete: mark, deleted_at: gone_at }
                """.formatted(write));
        workshop.run();
        workshop.source().execute("DELETE FROM link WHERE b = 2");
        assertThat(workshop.run().counts("links")).isEqualTo("read 2, unchanged 2, deleted 1");
        workshop.source().execute("INSERT INTO link VALUES (1, 2)");
        assertThat(workshop.run().counts("links")).isEqualTo("read 3, updated 1, unchanged 2");
        assertThat(workshop.warehouse().number("SELECT COUNT(gone_at) FROM bridge"))
                .isZero();
    }

    /** The share is one of the live rows; a hundred are always allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"10%", "120", "default"})
    void tooManyDeletesAreNotDone(String limit) {
        open((limit.equals("default") ? comparing() : limited(limit)) + "on_error: reject\n");
        Shop.customers(workshop, 1, 1200);
        workshop.run();
        workshop.source()
                .execute(
                        "DELETE FROM customer WHERE id <= 121; UPDATE customer SET credit = 0, updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id = 1000");
        Run run = workshop.run();
        says(run.problem("customers"), "FLX-4015", "121 of 1200 rows", limit.equals("default") ? "10%" : limit);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(1200);
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE limite = 0"))
                .isZero();

        workshop.source()
                .execute("INSERT INTO customer VALUES (121, 'Customer 121', 181.5, TIMESTAMP '2025-01-01 02:01:00')");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, updated 1, deleted 120");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    private static String limited(String limit) {
        return comparing().replace("loaded_at:", "max_deletes: " + limit + ", loaded_at:");
    }

    @Test
    void anEmptySourceEmptiesNothing() {
        open(comparing());
        Shop.customers(workshop, 1, 150);
        workshop.run();
        workshop.source().execute("DELETE FROM customer");
        says(workshop.run().problem("customers"), "FLX-4015", "150 of 150 rows");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(150);

        workshop.spec(limited("100%"));
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 150");
        assertThat(workshop.run().counts("customers"))
                .as("an empty target is as it should be")
                .isEqualTo("nothing");
        Shop.customers(workshop, 200, 203);
        assertThat(workshop.run().counts("customers")).isEqualTo("read 4, inserted 4");
    }

    @Test
    void rowsThatAreMarkedAreNotLive() {
        open(marking());
        Shop.customers(workshop, 1, 200);
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id <= 100");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 100");
        workshop.source().execute("DELETE FROM customer");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 100");
        assertThat(workshop.warehouse().number("SELECT COUNT(gone_at) FROM dim_customer"))
                .isEqualTo(200);
    }

    @Test
    void aComparisonIsGoodForAsLongAsTheSpecSays() {
        open(comparing().replace("compare: keys", "compare: keys, every: 1d"));
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id = 5");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 1");
        workshop.source().execute("DELETE FROM customer WHERE id = 4");
        assertThat(workshop.run().counts("customers")).as("a moment later").isEqualTo("nothing");

        String definition = workshop.warehouse().text("SELECT definition FROM ctl.etl_control");
        assertThat(definition).contains("\"compared\":\"2");
        workshop.warehouse()
                .execute("UPDATE ctl.etl_control SET definition = '"
                        + definition.replaceAll("\"compared\":\"[^\"]*\"", "\"compared\":\"2020-01-01T00:00:00Z\"")
                        + "'");
        assertThat(workshop.run().counts("customers")).isEqualTo("deleted 1");
    }

    @Test
    void aPlanShowsWhatIsGone() {
        open(comparing());
        Shop.customers(workshop, 1, 5);
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id IN (2, 4)");
        try (Engine engine = workshop.engine()) {
            Forecast plan = engine.planWithEffects(Selection.ALL).get(0);
            Effects effects = Objects.requireNonNull(plan.effects(), () -> "" + plan.problem());
            assertThat(effects.counts().deleted()).isEqualTo(2);
            assertThat(effects.removed()).containsExactly("customer_id=2", "customer_id=4");
        }
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(5);
        Run dry = workshop.dryRun();
        assertThat(dry.counts("customers")).isEqualTo("nothing");
        assertThat(warnings(dry)).anyMatch(text -> text.contains("FLX-5122"));
    }
}
