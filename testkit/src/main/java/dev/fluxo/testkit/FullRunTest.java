package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.oneSays;
import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.RunOptions;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A full run leaves a target as a first load would, whatever it held and whatever its watermark stood for. */
@OnEveryDatabase
class FullRunTest {
    private static final RunOptions FULL = RunOptions.all().fully();

    @RegisterExtension
    final Workshop workshop;

    FullRunTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    /** Thirty customers are loaded; then what no run sees: a change, two rows that are gone, one that is lost in the target, one too many. */
    @BeforeEach
    void aShopThatIsNotAsItsSource() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 30);
        assertThat(workshop.run().status()).isEqualTo("success");
        workshop.source()
                .execute("UPDATE customer SET credit = 0 WHERE id <= 3; DELETE FROM customer WHERE id IN (8, 9)");
        workshop.warehouse()
                .execute("DELETE FROM dim_customer WHERE customer_id = 20;"
                        + "INSERT INTO dim_customer (customer_id, nome) VALUES (99, 'of nobody')");
    }

    private void spec(String from, String to) {
        workshop.spec(Shop.SPEC.replace(from, to));
    }

    private static List<String> warnings(Run run) {
        return run.entity("customers").warnings().stream()
                .map(Problem::toString)
                .toList();
    }

    private List<String> changes() {
        try (Engine engine = workshop.engine()) {
            return engine.status(Selection.ALL).get(0).warnings().stream()
                    .map(Problem::toString)
                    .toList();
        }
    }

    private void isAsItsSource() {
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
        assertThat(changes()).isEmpty();
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    private String state() {
        return workshop.warehouse().rows(Shop.TARGET) + " "
                + workshop.warehouse().rows("SELECT watermark, definition FROM ctl.etl_control");
    }

    @Test
    void everythingIsReadAndWhatIsGoneIsRemoved() {
        Shop.customers(workshop, 31, 32);
        Run run = workshop.run(FULL);
        assertThat(run.counts("customers")).isEqualTo("read 30, inserted 3, updated 3, unchanged 24, deleted 3");
        assertThat(warnings(run)).isEmpty();
        assertThat(workshop.watermark("customers")).contains("\"32\"");
        assertThat(workshop.warehouse().rows("SELECT mode, selection FROM audit.etl_run WHERE selection LIKE 'full%'"))
                .containsExactly("run | full: *");
        isAsItsSource();
    }

    @Test
    void aDryRunChangesNothing() {
        String before = state();
        Run run = workshop.run(FULL.dry());
        assertThat(run.entity("customers").counts().read()).isEqualTo(28);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void inBatchesToo() {
        workshop.spec(Shop.SPEC + "batch_size: 7\ncommit: batch\n");
        assertThat(workshop.run(FULL).counts("customers"))
                .isEqualTo("read 28, inserted 1, updated 3, unchanged 24, deleted 3");
        isAsItsSource();
    }

    /** The watermark is where the last batch ended: the next run goes on from there, and the next full run looks for what is gone. */
    @Test
    void oneThatIsCutInBatchesIsEndedByTheNextRun() {
        workshop.spec(Shop.SPEC + "batch_size: 7\ncommit: batch\n");
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 25");
        assertThat(workshop.run(FULL).status()).isEqualTo("failed");
        workshop.source().execute("UPDATE customer SET name = 'short' WHERE id = 25");
        assertThat(workshop.run().entity("customers").counts().read()).isEqualTo(7);
        assertThat(workshop.run(FULL).counts("customers")).isEqualTo("read 28, unchanged 28, deleted 3");
        isAsItsSource();
    }

    @Test
    void inOneTransactionItIsAllOrNothing() {
        String before = state();
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 25");
        assertThat(workshop.run(FULL).status()).isEqualTo("failed");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void anEmptySourceEmptiesNoTarget() {
        workshop.source().execute("DELETE FROM customer");
        String before = state();
        says(workshop.run(FULL).problem("customers"), "FLX-5160", "customers.yaml", "no row");
        says(workshop.run(FULL.dry()).problem("customers"), "FLX-5160");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void norDoesOneThatIsHalfRestored() {
        Shop.customers(workshop, 101, 600);
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id > 300");
        String before = state();
        says(workshop.run(FULL).problem("customers"), "FLX-4015", "max_deletes");
        assertThat(state()).isEqualTo(before);
        workshop.spec(Shop.SPEC
                .replace("query:", "deletes: { compare: keys }, query:")
                .replace("keys: [customer_id]", "keys: [customer_id], max_deletes: 100%"));
        assertThat(workshop.run(FULL).entity("customers").counts().deleted()).isEqualTo(303);
        isAsItsSource();
    }

    @Test
    void whateverTheWatermarkStoodForItStandsForThePresentThen() {
        spec("FROM customer", "FROM customer WHERE id < 1000");
        workshop.run(FULL);
        isAsItsSource();
        workshop.warehouse().execute("DELETE FROM dim_customer");
        workshop.run(FULL);
        isAsItsSource();
        spec("limite: credit", "limite: { expression: \"credit + 0\" }");
        workshop.run(FULL);
        isAsItsSource();
        workshop.spec(
                Shop.SPEC.replace("query: \"SELECT id, name, credit, updated_at FROM customer\"", "table: customer"));
        assertThat(workshop.run().status()).isEqualTo("failed");
        workshop.run(FULL);
        isAsItsSource();
        workshop.spec(Shop.SPEC.replace("[updated_at, id]", "[id]"));
        assertThat(workshop.run().status()).isEqualTo("failed");
        workshop.run(FULL);
        isAsItsSource();
    }

    @Test
    void rowsThatAnotherEntityWritesStay() {
        workshop.spec(Shop.SPEC
                .replace("entity: customers", "entity: others")
                .replace("FROM customer", "FROM customer WHERE id < 0"));
        Run run = workshop.run(
                RunOptions.of(new Selection(List.of("customers"), List.of())).fully());
        assertThat(run.counts("customers")).isEqualTo("read 28, inserted 1, updated 3, unchanged 24");
        oneSays(warnings(run), "FLX-5161", "'others' writes rows to it, too");
    }

    @Test
    void soDoesWhatNobodyCanCompare() {
        spec("customer_id: id", "customer_id: { expression: \"id + 0\" }");
        Run run = workshop.run(FULL);
        assertThat(run.counts("customers")).isEqualTo("read 28, inserted 1, updated 3, unchanged 24");
        oneSays(warnings(run), "FLX-5161", "key 'customer_id' is computed");
    }

    @Test
    void whatTheSpecSaysOfDeletesHolds() {
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD gone_at TIMESTAMP");
        workshop.spec(Shop.SPEC
                .replace("query:", "deletes: { compare: keys, every: 30d }, query:")
                .replace("keys: [customer_id]", "keys: [customer_id], on_delete: mark, deleted_at: gone_at"));
        workshop.run();
        workshop.source().execute("DELETE FROM customer WHERE id = 10");
        assertThat(workshop.run().counts("customers")).as("not due yet").isEqualTo("nothing");
        assertThat(workshop.run(FULL).entity("customers").counts().deleted()).isEqualTo(1);
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id FROM dim_customer WHERE gone_at IS NOT NULL ORDER BY customer_id"))
                .containsExactly("8", "9", "10", "99");
    }

    /** Without keys its rows would come twice, by whatever reads again. */
    @Test
    void whatIsOnlyAddedToIsNotReadAgain() {
        workshop.spec(Shop.SPEC.replace("keys: [customer_id]", "strategy: append"));
        workshop.run();
        String before = state();
        says(workshop.run(FULL).problem("customers"), "FLX-5150", "no keys", "come twice");
        says(
                workshop.backfill(BackfillOptions.of(Selection.ALL)).problem("customers"),
                "FLX-5150",
                "no keys",
                "come twice");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aTargetThatIsEmptyIsLoaded() {
        workshop.warehouse().execute("DELETE FROM dim_customer");
        assertThat(workshop.run(FULL).counts("customers")).isEqualTo("read 28, inserted 28");
        isAsItsSource();
    }

    @Test
    void anEntityWithoutAWatermarkIsReadWholeAnyhowAndItsGoneRowsGo() {
        spec("watermark: { columns: [updated_at, id] }\n", "");
        assertThat(workshop.run(FULL).counts("customers"))
                .isEqualTo("read 28, inserted 1, updated 3, unchanged 24, deleted 3");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }
}
