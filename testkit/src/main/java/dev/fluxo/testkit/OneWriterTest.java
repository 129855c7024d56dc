package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two runs of one entity: the lock keeps them apart, the version catches a writer that lost it, a dead run is closed. */
@OnEveryDatabase
class OneWriterTest {
    private static final long PATIENCE = 60;

    @RegisterExtension
    final Workshop workshop;

    OneWriterTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 10);
        workshop.warehouse().backend().installHook(workshop.warehouse(), "dim_customer");
    }

    @Test
    void aSecondRunSaysWhoHoldsTheEntity() throws Exception {
        CompletableFuture<Void> loading = new CompletableFuture<>();
        CountDownLatch goOn = new CountDownLatch(1);
        Hook.at(5, () -> {
            loading.complete(null);
            await(goOn);
        });
        CompletableFuture<Run> first = CompletableFuture.supplyAsync(workshop::run);
        Run second;
        try {
            get(CompletableFuture.anyOf(loading, first));
            second = workshop.run();
        } finally {
            goOn.countDown();
        }
        Run winner = get(first);

        assertThat(winner.counts("customers")).isEqualTo("read 10, inserted 10");
        assertThat(second.status()).isEqualTo("failed");
        assertThat(second.problem("customers"))
                .contains("FLX-5001", winner.result().runId())
                .contains(workshop.warehouse()
                        .text("SELECT host FROM audit.etl_run WHERE run_id = '"
                                + winner.result().runId() + "'"))
                .containsPattern("since .*20\\d\\d-");
        // The loser has not spoilt what the winner wrote.
        assertThat(workshop.warehouse().rows("SELECT last_status, last_run_id FROM ctl.etl_control"))
                .containsExactly("success | " + winner.result().runId());
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Needs(Capability.READ_COMMITTED)
    @ParameterizedTest(name = "commit: {0}")
    @ValueSource(strings = {"entity", "batch"})
    void aRunWhoseVersionWasOvertakenRollsBack(String commit) {
        workshop.spec(Shop.SPEC + "commit: " + commit + "\n");
        // The first run makes the row of the control table.
        workshop.source().execute("UPDATE customer SET updated_at = DATEADD(YEAR, -1, updated_at) WHERE id = 1");
        workshop.run();
        String watermark = workshop.watermark("customers");
        Shop.customers(workshop, 11, 20);
        Hook.at(15, () -> workshop.warehouse().execute("UPDATE ctl.etl_control SET version = version + 1"));

        Run overtaken = workshop.run();
        assertThat(overtaken.status()).isEqualTo("failed");
        says(overtaken.problem("customers"), "FLX-5002");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(10);
        assertThat(workshop.watermark("customers")).isEqualTo(watermark);

        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** The row was changed since the transaction began, which is therefore refused; by the next attempt it is the newest, and each row is loaded once. */
    @Without(Capability.READ_COMMITTED)
    @ParameterizedTest(name = "commit: {0}")
    @ValueSource(strings = {"entity", "batch"})
    void aRunWhoseVersionWasOvertakenBeginsAnew(String commit) {
        workshop.spec(Shop.SPEC + "commit: " + commit + "\n");
        // The first run makes the row of the control table.
        workshop.source().execute("UPDATE customer SET updated_at = DATEADD(YEAR, -1, updated_at) WHERE id = 1");
        workshop.run();
        Shop.customers(workshop, 11, 20);
        Hook.at(15, () -> workshop.warehouse().execute("UPDATE ctl.etl_control SET version = version + 1"));

        assertThat(workshop.run().counts("customers")).isEqualTo("read 10, inserted 10");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    @Test
    void theNextRunClosesWhatADeadOneLeftRunning() {
        Run dead = workshop.run();
        // Exactly the rows of a process that was killed after it began.
        workshop.warehouse().execute("""
                        UPDATE audit.etl_run SET status = 'running', finished_at = NULL;
                        UPDATE audit.etl_run_entity SET status = 'running', finished_at = NULL;
                        UPDATE ctl.etl_control SET last_status = 'running'""");
        Shop.customers(workshop, 11, 12);

        assertThat(workshop.run().counts("customers")).isEqualTo("read 2, inserted 2");
        String ofTheDead = " WHERE run_id = '" + dead.result().runId() + "'";
        assertThat(workshop.warehouse()
                        .rows("SELECT status, error_code, COUNT(finished_at) FROM audit.etl_run_entity" + ofTheDead
                                + " GROUP BY status, error_code"))
                .containsExactly("failed | FLX-5004 | 1");
        assertThat(workshop.warehouse()
                        .rows("SELECT status, COUNT(finished_at) FROM audit.etl_run" + ofTheDead + " GROUP BY status"))
                .containsExactly("failed | 1");
    }

    /** A run that is alive is not taken for dead by a run of another entity. */
    @Needs(Capability.CONCURRENT_TRANSACTIONS)
    @Test
    void aLivingRunIsNotClosedByOthers() throws Exception {
        whileCustomersAreBeingLoaded(
                () -> assertThat(workshop.run("others").status()).isEqualTo("success"));
    }

    /** The other run is told why it could not write, closes nothing that lives, and loads its rows the next time. */
    @Without(Capability.CONCURRENT_TRANSACTIONS)
    @Test
    void whoCannotWriteMeanwhileIsToldSo() throws Exception {
        workshop.connectionsWith("timeouts: { lock: 50ms }");
        whileCustomersAreBeingLoaded(() -> says(workshop.run("others").problem("others"), "FLX-3013", "timeouts.lock"));
        assertThat(workshop.run("others").counts("others")).isEqualTo("read 1, inserted 1");
    }

    private void whileCustomersAreBeingLoaded(Runnable meanwhile) throws Exception {
        workshop.source().execute("CREATE TABLE other (id INT); INSERT INTO other VALUES (1)");
        workshop.warehouse().execute("CREATE TABLE other (id INT PRIMARY KEY)");
        workshop.spec("""
                entity: others
                source: { connection: src, table: other }
                watermark: { columns: [id] }
                columns: { id: id }
                target: { connection: dw, table: other, keys: [id] }
                """);
        CompletableFuture<Void> loading = new CompletableFuture<>();
        CountDownLatch goOn = new CountDownLatch(1);
        Hook.at(5, () -> {
            loading.complete(null);
            await(goOn);
        });
        CompletableFuture<Run> first = CompletableFuture.supplyAsync(() -> workshop.run("customers"));
        try {
            get(CompletableFuture.anyOf(loading, first));
            meanwhile.run();
        } finally {
            goOn.countDown();
        }
        assertThat(get(first).status()).isEqualTo("success");
    }

    private static <T> T get(CompletableFuture<T> work)
            throws ExecutionException, InterruptedException, TimeoutException {
        return work.get(PATIENCE, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
