package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that only the database refuses are found among the others: rejected one by one, or named. */
@OnEveryDatabase
class RefusedRowTest {
    private static final String REJECTS =
            "SELECT LOWER(row_key), column_name, error_code FROM audit.etl_reject ORDER BY reject_id";
    private static final int ROWS = 200;
    /** The constraint, or its table where constraints have no names. */
    private static final String TOLD = "(?i)\\b(few|dim_customer)\\b";

    @RegisterExtension
    final Workshop workshop;

    RefusedRowTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aTargetWithACheck() {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, ROWS);
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT few CHECK (limite < 100000)");
    }

    private static String spec(String write, String commit) {
        return Shop.SPEC.replace("keys: [customer_id]", "keys: [customer_id], write: " + write)
                + "batch_size: 30\ncommit: " + commit + "\n";
    }

    private void same(String without) {
        Same.rows(
                workshop.source(),
                Shop.SOURCE.replace("ORDER", "WHERE id NOT IN (" + without + ") ORDER"),
                workshop.warehouse(),
                Shop.TARGET);
    }

    @ParameterizedTest(name = "{0}, commit: {1}, first load: {2}")
    @CsvSource({
        "merge, entity, true",
        "merge, entity, false",
        "merge, batch, true",
        "merge, batch, false",
        "update_insert, entity, false",
        "update_insert, batch, true"
    })
    void theBadRowsAreRejectedAndAllOthersAreLoaded(String write, String commit, boolean first) {
        workshop.spec(spec(write, commit) + "on_error: reject\n");
        if (!first) {
            assertThat(workshop.run().counts("customers")).isEqualTo("read 200, inserted 200");
            workshop.source().execute("UPDATE customer SET name = 'New', updated_at = '2025-06-01' WHERE id % 2 = 0");
        }
        workshop.source().execute("UPDATE customer SET credit = 500000 WHERE id IN (2, 100, 102, 200)");
        if (!first) {
            workshop.source().execute("DELETE FROM customer WHERE id % 2 = 1");
            workshop.warehouse()
                    .execute("DELETE FROM dim_customer WHERE customer_id % 2 = 1 OR customer_id IN (2, 100, 102, 200)");
        }

        Run run = workshop.run();
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.counts("customers"))
                .isEqualTo(first ? "read 200, inserted 196, rejected 4" : "read 100, updated 96, rejected 4");
        assertThat(workshop.warehouse().rows(REJECTS))
                .containsExactlyInAnyOrder(
                        "customer_id=2 | limite | FLX-4009",
                        "customer_id=100 | limite | FLX-4009",
                        "customer_id=102 | limite | FLX-4009",
                        "customer_id=200 | limite | FLX-4009");
        says(
                workshop.warehouse().text("SELECT MAX(error_message) FROM audit.etl_reject"),
                "column 'limite'",
                "connection 'dw'");
        assertThat(workshop.warehouse().text("SELECT MAX(error_message) FROM audit.etl_reject"))
                .containsPattern(TOLD);
        assertThat(workshop.warehouse().text("SELECT MAX(error_message) FROM audit.etl_reject"))
                .doesNotContain("500000");
        assertThat(workshop.warehouse().text("SELECT row_data FROM audit.etl_reject WHERE row_key LIKE '%=100'"))
                .contains("500000");
        same("2, 100, 102, 200");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutRejectsTheRowIsNamed(boolean first) {
        workshop.spec(Shop.SPEC);
        if (!first) {
            workshop.run();
            workshop.source().execute("UPDATE customer SET updated_at = '2025-06-01'");
        }
        workshop.source().execute("UPDATE customer SET credit = 500000 WHERE id = 77");
        Run run = workshop.run();
        says(
                run.problem("customers"),
                "customers.yaml:7:3 FLX-4009",
                "row customer_id=77",
                "column 'limite'",
                "on_error: reject");
        assertThat(run.problem("customers")).containsPattern(TOLD);
        assertThat(run.problem("customers")).doesNotContain("500000");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasSize(first ? 0 : ROWS);
        assertThat(run.counts("customers")).isEqualTo("nothing");
    }

    /** Even where the entity fails on bad rows: the column that is to blame rejects. */
    @Test
    void onErrorMayDifferByColumn() {
        workshop.spec(Shop.SPEC.replace("limite: credit", "limite: { from: credit, on_error: reject }"));
        workshop.source().execute("UPDATE customer SET credit = 500000 WHERE id = 77");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 200, inserted 199, rejected 1");

        workshop.warehouse().execute("DELETE FROM dim_customer WHERE customer_id = 5");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT names CHECK (nome <> 'Customer 5')");
        workshop.source().execute("UPDATE customer SET updated_at = '2025-06-01' WHERE id = 5");
        says(workshop.run().problem("customers"), "customers.yaml:6:3 FLX-4009", "customer_id=5", "nome");
    }

    @Test
    void moreThanAllowedFailTheEntity() {
        workshop.spec(Shop.SPEC + "on_error: reject\nmax_rejects: 3\n");
        workshop.source().execute("UPDATE customer SET credit = 500000 WHERE id > 100");
        says(workshop.run().problem("customers"), "FLX-4008", "3");
        assertThat(workshop.warehouse().rows(REJECTS)).hasSize(4);
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }

    /** A foreign key is not a matter of one row alone: whose parent comes later is loaded after it. */
    @Needs(Capability.SAVEPOINTS)
    @Test
    void aParentMayComeAfterItsChild() {
        aTreeWhoseChildrenComeFirst();
        // Row 30 is refused, and with it those whose parents it is, one after the other: 29 down to 21.
        assertThat(workshop.run("nodes").counts("nodes")).isEqualTo("read 50, inserted 40, rejected 10");
        assertThat(workshop.warehouse().rows("SELECT id FROM tree WHERE id BETWEEN 19 AND 31 ORDER BY id"))
                .containsExactly("19", "20", "31");
        assertThat(workshop.warehouse().rows("SELECT DISTINCT column_name, error_code FROM audit.etl_reject"))
                .containsExactly("parent | FLX-4009");
        String told = workshop.lacks(Capability.NAMED_CONSTRAINTS) ? "column 'parent'" : "of_tree";
        says(workshop.warehouse().text("SELECT MAX(error_message) FROM audit.etl_reject"), told, "foreign key");
    }

    /** Too many wait for each other: nothing is kept, and why is told. One that waits for nobody who comes is rejected. */
    @Without(Capability.SAVEPOINTS)
    @Test
    void aLongLineOfChildrenThatComeBeforeTheirParentsFailsTheEntity() {
        aTreeWhoseChildrenComeFirst();
        says(workshop.run("nodes").problem("nodes"), "FLX-4009", "foreign key");
        assertThat(workshop.warehouse().rows("SELECT id FROM tree")).isEmpty();
        workshop.source().execute("UPDATE node SET parent = NULL WHERE parent < 999");
        assertThat(workshop.run("nodes").counts("nodes")).isEqualTo("read 50, inserted 49, rejected 1");
    }

    private void aTreeWhoseChildrenComeFirst() {
        workshop.source().execute("""
                CREATE TABLE node (id INT PRIMARY KEY, parent INT, seq INT);
                INSERT INTO node SELECT x, x + 1, x FROM SYSTEM_RANGE(1, 50);
                UPDATE node SET parent = NULL WHERE id IN (20, 50);
                UPDATE node SET parent = 999 WHERE id = 30""");
        workshop.warehouse()
                .execute("CREATE TABLE tree (id INT PRIMARY KEY, parent INT CONSTRAINT of_tree REFERENCES tree (id))");
        workshop.spec("""
                entity: nodes
                source: { connection: src, table: node }
                watermark: { columns: [seq] }
                columns: { id: id, parent: parent }
                target: { connection: dw, table: tree, keys: [id] }
                on_error: reject
                """);
    }

    @Test
    void theLatestOfAKeyWinsWhereverTheHalvesAreCut() {
        workshop.source().execute("CREATE TABLE change (seq INT PRIMARY KEY, id INT, credit INT)");
        workshop.source().execute("INSERT INTO change SELECT x, x % 40, x FROM SYSTEM_RANGE(1, 400)");
        workshop.source().execute("UPDATE change SET credit = 500000 WHERE seq IN (205, 371, 400)");
        workshop.spec("""
                entity: changes
                source: { connection: src, table: change }
                watermark: { columns: [seq] }
                columns: { customer_id: id, limite: credit }
                target: { connection: dw, table: dim_customer, keys: [customer_id] }
                on_error: reject
                """);
        Run run = workshop.run("changes");
        assertThat(run.status()).as(run.problems().toString()).isEqualTo("success");
        assertThat(run.entity("changes").counts().rejected()).isEqualTo(2);
        Same.rows(
                workshop.source(),
                "SELECT id, CAST(MAX(credit) AS DECIMAL(12, 2)) FROM change WHERE credit < 500000 GROUP BY id ORDER BY id",
                workshop.warehouse(),
                "SELECT customer_id, limite FROM dim_customer ORDER BY customer_id");
    }

    /** Rows that exchange their values, in pairs, in a ring, and in a line that ends with a new value; and one that takes a stranger's. */
    @ParameterizedTest
    @ValueSource(strings = {"merge", "update_insert"})
    void uniqueValuesMayBeExchanged(String write) {
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT one_name UNIQUE (nome)");
        workshop.warehouse().execute("CREATE TABLE begun (n INT)");
        workshop.spec(spec(write, "entity") + "on_error: reject\nbefore: [\"INSERT INTO begun VALUES (1)\"]\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 200, inserted 200");
        workshop.source()
                .execute(
                        "UPDATE customer SET updated_at = '2025-06-01' WHERE id IN (1, 2, 11, 12, 13, 21, 22, 23, 50)");
        workshop.source().execute("UPDATE customer SET name = 'Customer 2' WHERE id = 1");
        workshop.source().execute("UPDATE customer SET name = 'Customer 1' WHERE id = 2");
        workshop.source().execute("UPDATE customer SET name = 'Customer 13' WHERE id = 11");
        workshop.source().execute("UPDATE customer SET name = 'Customer 11' WHERE id = 12");
        workshop.source().execute("UPDATE customer SET name = 'Customer 12' WHERE id = 13");
        workshop.source().execute("UPDATE customer SET name = 'Customer 22' WHERE id = 21");
        workshop.source().execute("UPDATE customer SET name = 'Customer 23' WHERE id = 22");
        workshop.source().execute("UPDATE customer SET name = 'New' WHERE id = 23");
        workshop.source().execute("UPDATE customer SET name = 'Customer 99' WHERE id = 50");

        assertThat(workshop.run().counts("customers")).isEqualTo("read 9, updated 8, rejected 1");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM begun"))
                .as("what was done before the first row, in two runs")
                .isEqualTo(2);
        assertThat(workshop.warehouse().rows(REJECTS)).containsExactly("customer_id=50 | nome | FLX-4011");
        Same.rows(
                workshop.source(),
                Shop.SOURCE.replace("ORDER", "WHERE id <> 50 ORDER"),
                workshop.warehouse(),
                Shop.TARGET.replace("ORDER", "WHERE customer_id <> 50 ORDER"));
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Needs(Capability.NAMED_CONSTRAINTS)
    @Test
    void whatCannotBeExchangedIsToldAsThat() {
        workshop.warehouse().execute("ALTER TABLE dim_customer ALTER COLUMN nome SET NOT NULL");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT one_name UNIQUE (nome)");
        workshop.spec(Shop.SPEC);
        workshop.run();
        workshop.source().execute("UPDATE customer SET updated_at = '2025-06-01' WHERE id IN (1, 2)");
        workshop.source().execute("UPDATE customer SET name = 'Customer 2' WHERE id = 1");
        workshop.source().execute("UPDATE customer SET name = 'Customer 1' WHERE id = 2");
        says(workshop.run().problem("customers"), "FLX-4011", "customer_id=1", "one_name", "exchange", "DEFERRABLE");
    }

    /** A row waits for its parent, and meanwhile a later state of it has come: that one stays. */
    @Test
    void whoWaitsDoesNotReplaceALaterState() {
        workshop.source().execute("""
                CREATE TABLE node (seq INT PRIMARY KEY, id INT, parent INT);
                INSERT INTO node SELECT x, x, NULL FROM SYSTEM_RANGE(1, 64);
                UPDATE node SET id = 1, parent = 64 WHERE seq IN (2, 3);
                UPDATE node SET id = 1 WHERE seq = 40;
                UPDATE node SET parent = 777 WHERE seq IN (20, 50)""");
        workshop.warehouse()
                .execute("CREATE TABLE tree (id INT PRIMARY KEY, parent INT CONSTRAINT of_tree REFERENCES tree (id))");
        workshop.spec("""
                entity: nodes
                source: { connection: src, table: node }
                watermark: { columns: [seq] }
                columns: { id: id, parent: parent }
                target: { connection: dw, table: tree, keys: [id] }
                on_error: reject
                """);
        Run run = workshop.run("nodes");
        assertThat(run.status()).isEqualTo("success");
        assertThat(run.entity("nodes").counts().rejected()).isEqualTo(2);
        assertThat(workshop.warehouse().rows("SELECT id, parent FROM tree WHERE id = 1 OR parent IS NOT NULL"))
                .containsExactly("1 | null");
    }
}
