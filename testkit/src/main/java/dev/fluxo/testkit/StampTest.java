package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that the engine sets: when a row was inserted, when it really changed, and by which run. */
@OnEveryDatabase
class StampTest {
    private static final String LONG_AGO = "TIMESTAMP '2000-01-01 00:00:00'";
    private static final String RUN_IDS = "SELECT customer_id, dw_run_id FROM dim_customer ORDER BY customer_id";

    @RegisterExtension
    final Workshop workshop;

    StampTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private void tables(String typeOfRunId) {
        Shop.tables(workshop);
        workshop.warehouse().execute("""
                        DROP TABLE dim_customer;
                        CREATE TABLE dim_customer (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2),
                          dw_loaded_at TIMESTAMP, dw_inserted_at TIMESTAMP NOT NULL, dw_run_id %s NOT NULL)""".formatted(typeOfRunId));
    }

    private static String spec(String write) {
        return Shop.SPEC.replace(
                "loaded_at: dw_loaded_at",
                "write: " + write + ", loaded_at: dw_loaded_at, inserted_at: dw_inserted_at, run_id: dw_run_id");
    }

    @ParameterizedTest
    @CsvSource({
        "merge, VARCHAR(36)",
        "merge, CHAR(36)",
        "merge, UUID",
        "update_insert, VARCHAR(40)",
        "update_insert, UUID"
    })
    void sayWhenAndByWhichRunARowWasWritten(String write, String typeOfRunId) {
        tables(typeOfRunId);
        workshop.spec(spec(write));
        Shop.customers(workshop, 1, 3);
        // Straight into the empty table.
        String first = workshop.run().result().runId();
        assertThat(workshop.warehouse().rows(RUN_IDS)).containsExactly("1 | " + first, "2 | " + first, "3 | " + first);
        assertThat(workshop.warehouse()
                        .number(
                                "SELECT COUNT(*) FROM dim_customer WHERE dw_loaded_at = dw_inserted_at AND dw_inserted_at > "
                                        + LONG_AGO))
                .isEqualTo(3);
        workshop.warehouse()
                .execute("UPDATE dim_customer SET dw_loaded_at = " + LONG_AGO + ", dw_inserted_at = " + LONG_AGO);

        // By way of a stage: one that changes, one that does not, one that is new.
        workshop.source().execute("""
                        UPDATE customer SET name = 'Other' WHERE id = 1;
                        INSERT INTO customer VALUES (4, 'New', 1, NULL);
                        UPDATE customer SET updated_at = TIMESTAMP '2025-06-01 00:00:00' WHERE id IN (1, 2, 4)""");
        Run second = workshop.run();
        assertThat(second.counts("customers")).isEqualTo("read 3, inserted 1, updated 1, unchanged 1");
        String id = second.result().runId();
        assertThat(workshop.warehouse().rows(RUN_IDS))
                .containsExactly("1 | " + id, "2 | " + first, "3 | " + first, "4 | " + id);
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id FROM dim_customer WHERE dw_loaded_at > " + LONG_AGO + " ORDER BY 1"))
                .containsExactly("1", "4");
        assertThat(workshop.warehouse().rows("SELECT customer_id FROM dim_customer WHERE dw_inserted_at > " + LONG_AGO))
                .containsExactly("4");
    }

    /** A row that is tried again was written by the run that did so. */
    @Test
    void nameTheRunThatTriedARejectedRowAgain() {
        tables("VARCHAR(36)");
        workshop.spec(spec("merge") + "on_error: reject\n");
        Shop.customers(workshop, 1, 2);
        workshop.source().execute("UPDATE customer SET name = 'a name of far more than twenty letters' WHERE id = 2");
        workshop.run();
        workshop.source().execute("UPDATE customer SET name = 'short' WHERE id = 2");
        String id;
        try (Engine engine = workshop.engine()) {
            id = engine.retryRejects(Selection.ALL).runId();
        }
        assertThat(workshop.warehouse().rows(RUN_IDS)).hasSize(2).endsWith("2 | " + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run_id: limite", "run_id: short", "inserted_at: nome"})
    void needAColumnThatCanHoldThem(String stamp) {
        Shop.tables(workshop);
        workshop.warehouse().execute("""
                        DROP TABLE dim_customer;
                        CREATE TABLE dim_customer (customer_id INT PRIMARY KEY, nome VARCHAR(20), limite DECIMAL(12, 2), short VARCHAR(35))""");
        workshop.spec(Shop.SPEC
                .replace("loaded_at: dw_loaded_at", stamp)
                .replace("  limite: credit\n", "")
                .replace("  nome: { from: name, transform: [trim] }\n", ""));
        Shop.customers(workshop, 1, 1);
        assertThat(workshop.problems())
                .singleElement()
                .asString()
                .contains("FLX-2005", "column '" + stamp.substring(stamp.indexOf(": ") + 2));
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isZero();
    }

    @Test
    void areSaidByThePlan() {
        tables("VARCHAR(36)");
        workshop.spec(spec("merge"));
        Shop.customers(workshop, 1, 1);
        try (Engine engine = workshop.engine()) {
            assertThat(engine.plan(Selection.ALL).get(0).statements())
                    .anySatisfy(statement -> assertThat(statement.toString()).contains("/* id of the run */"));
        }
    }
}
