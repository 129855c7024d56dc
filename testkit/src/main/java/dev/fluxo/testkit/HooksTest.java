package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.Forecast.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of the analyst's own, in the transaction of the rows. */
@OnEveryDatabase
class HooksTest {
    /** What is seen of the target while each is executed. */
    private static final String HOOKS = """
            before:
              - "INSERT INTO seen SELECT 'before', COUNT(*) FROM dim_customer;"
              - INSERT INTO seen VALUES ('again', 0)
            after: "INSERT INTO seen SELECT 'after', COUNT(*) FROM dim_customer"
            """;

    private static final String SEEN = "SELECT what, n FROM seen ORDER BY what, n";

    @RegisterExtension
    final Workshop workshop;

    HooksTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void tables() {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 3);
        workshop.warehouse().execute("CREATE TABLE seen (what VARCHAR(10), n BIGINT)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit: entity", "batch_size: 1\ncommit: batch"})
    void runBeforeTheFirstRowAndAfterTheLast(String options) {
        workshop.spec(Shop.SPEC + HOOKS + options + "\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 3, inserted 3");
        assertThat(workshop.warehouse().rows(SEEN)).containsExactly("after | 3", "again | 0", "before | 0");
        // By way of a stage, too; and where there is nothing to load.
        Shop.customers(workshop, 4, 5);
        workshop.run();
        workshop.run();
        assertThat(workshop.warehouse().rows(SEEN))
                .containsExactly(
                        "after | 3",
                        "after | 5",
                        "after | 5",
                        "again | 0",
                        "again | 0",
                        "again | 0",
                        "before | 0",
                        "before | 3",
                        "before | 5");
    }

    /** Nothing is left of it but the words of why. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "before: [\"DELETE FROM seen\", \"DELETE FROM nowhere\"] | statement 2 of the 2 of before fails | :9:30",
                "after: \"DELETE FROM nowhere\" | the statement of after fails | :9:8"
            })
    void oneThatFailsUndoesTheLoad(String hooks, String why, String place) {
        workshop.warehouse().execute("INSERT INTO seen VALUES ('kept', 1)");
        workshop.spec(Shop.SPEC + hooks + "\n");
        Run run = workshop.run();
        assertThat(run.status()).isEqualTo("failed");
        assertThat(run.problems())
                .singleElement()
                .satisfies(problem -> says(problem, "customers.yaml" + place, "FLX-5100", why, "nowhere"));
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
        assertThat(workshop.warehouse().rows(SEEN)).containsExactly("kept | 1");
        assertThat(workshop.watermark("customers")).isNull();
    }

    @Test
    void runWithTheRowsOrNotAtAll() {
        workshop.source().execute("UPDATE customer SET name = 'a name of far more than twenty letters' WHERE id = 3");
        workshop.spec(Shop.SPEC + HOOKS);
        assertThat(workshop.run().status()).isEqualTo("failed");
        assertThat(workshop.warehouse().rows(SEEN)).isEmpty();
    }

    /** Shown, tried and undone; a dry run executes none. */
    @Test
    void arePlannedAndRehearsed() {
        workshop.spec(Shop.SPEC + HOOKS);
        try (Engine engine = workshop.engine()) {
            assertThat(engine.plan(Selection.ALL).get(0).statements())
                    .extracting(Statement::title)
                    .startsWith("extract", "before", "before")
                    .endsWith("after");
            assertThat(engine.planWithEffects(Selection.ALL).get(0).problem()).isNull();
        }
        assertThat(workshop.dryRun().counts("customers")).isEqualTo("read 3");
        assertThat(workshop.warehouse().rows(SEEN)).isEmpty();
        workshop.spec(Shop.SPEC + "after: DELETE FROM nowhere\n");
        try (Engine engine = workshop.engine()) {
            assertThat(engine.planWithEffects(Selection.ALL).get(0).problem())
                    .satisfies(problem -> says(problem.toString(), "FLX-5100"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMMIT | it would end the transaction",
                "DELETE FROM seen; DELETE FROM dim_customer | a ';' stands within it",
                "DELETE FROM seen WHERE what = 'x | a text is opened and not closed"
            })
    void areWholeStatements(String hook, String why) {
        workshop.spec(Shop.SPEC + "before: [\"" + hook + "\"]\n");
        oneSays(workshop.problems(), "FLX-1033", why);
    }

    @Test
    @Needs(Capability.DDL_IN_TRANSACTIONS)
    void mayMakeTables() {
        workshop.spec(Shop.SPEC + "after: CREATE TABLE made AS SELECT customer_id FROM dim_customer\n");
        assertThat(workshop.run().status()).isEqualTo("success");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM made")).isEqualTo(3);
    }

    @Test
    @Without(Capability.DDL_IN_TRANSACTIONS)
    void areRefusedWhereTheyWouldCommit() {
        workshop.spec(Shop.SPEC + "before: [TRUNCATE TABLE seen]\n");
        oneSays(workshop.problems(), "FLX-2021", "customers.yaml:9:10", "this database commits with TRUNCATE");
    }
}
