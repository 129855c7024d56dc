package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.BackfillOptions;
import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.result.RunMode;
import dev.fluxo.engine.result.RunResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that is asked to end: it cancels what the databases do, says so, leaves nothing half done, and the next run goes on. */
@OnEveryDatabase
class StopTest {
    private static final int ROWS = 30_000;

    @RegisterExtension
    final Workshop workshop;

    StopTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void aShopOfWhichOneCustomerIsLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 1);
        workshop.run();
        Shop.customers(workshop, 2, ROWS);
        workshop.warehouse().backend().installHook(workshop.warehouse(), "dim_customer");
    }

    @ParameterizedTest(name = "commit: {0}")
    @CsvSource({"entity, 500, 1", "batch, 1500, 1001"})
    void itEndsWithTheLastCommit(String commit, long row, long loaded) {
        workshop.spec(Shop.SPEC + "batch_size: 1000\ncommit: " + commit + "\n");
        Run run;
        try (Engine engine = workshop.engine()) {
            Hook.at(row, engine::stop);
            run = Run.audited(engine.run(Workshop.options(false)), workshop.warehouse());
        }

        assertThat(run.status()).isEqualTo("failed");
        says(run.problem("customers"), "FLX-5010", "stopped", "run it again");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(loaded);
        assertThat(workshop.warehouse().rows("SELECT last_status FROM ctl.etl_control"))
                .containsExactly("failed");

        assertThat(workshop.run().counts("customers")).isEqualTo("read %1$d, inserted %1$d".formatted(ROWS - loaded));
        Same.rows(workshop.source(), Shop.SOURCE, workshop.warehouse(), Shop.TARGET);
    }

    /** Whatever reads it: a run, a backfill, or rejects that are tried again. */
    @ParameterizedTest
    @EnumSource(names = {"RUN", "BACKFILL", "RETRY_REJECTS"})
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void aQueryThatWouldTakeYearsIsCancelled(RunMode mode) {
        workshop.source()
                .execute(
                        "CREATE VIEW slow_customer AS SELECT id, name, credit, updated_at FROM customer WHERE id <= 2");
        workshop.source().execute("UPDATE customer SET name = 'a name of more than twenty letters' WHERE id = 2");
        workshop.spec(
                Shop.SPEC.replace("entity: customers", "entity: slow").replace("FROM customer", "FROM slow_customer")
                        + "on_error: reject\n");
        assertThat(workshop.run("slow").counts("slow")).isEqualTo("read 2, unchanged 1, rejected 1");
        workshop.source().execute("UPDATE customer SET name = 'Customer 2' WHERE id = 2");
        workshop.source().execute("DROP VIEW slow_customer");
        workshop.source().execute("""
                CREATE VIEW slow_customer AS SELECT id, name, credit, updated_at FROM customer
                WHERE (SELECT COUNT(*) FROM customer a, customer b, customer c WHERE a.id + b.id + c.id > customer.id) >= 0""");
        Run run;
        try (Engine engine = workshop.engine()) {
            CompletableFuture<RunResult> running = CompletableFuture.supplyAsync(() -> read(engine, mode));
            while (executing() == 0) {
                assertThat(running).isNotDone();
            }
            engine.stop();
            run = Run.audited(running.join(), workshop.warehouse());
        }

        assertThat(run.status()).isEqualTo("failed");
        says(run.problem("slow"), "FLX-5010", "stopped", "run it again");
        while (executing() > 0) {
            Thread.onSpinWait();
        }
        assertThat(workshop.warehouse()
                        .rows("SELECT status, error_code FROM audit.etl_run_entity WHERE run_id = '"
                                + run.result().runId() + "'"))
                .containsExactly("failed | FLX-5010");
        assertThat(workshop.run("customers").status()).as("the lock is free").isEqualTo("success");
    }

    private static RunResult read(Engine engine, RunMode mode) {
        Selection slow = new Selection(List.of("slow"), List.of());
        return switch (mode) {
            case BACKFILL -> engine.backfill(BackfillOptions.of(slow));
            case RETRY_REJECTS -> engine.retryRejects(slow);
            default -> engine.run(Workshop.options(false, "slow"));
        };
    }

    private long executing() {
        return workshop.source().number(workshop.source().backend().executing("slow_customer"));
    }

    @Test
    void whatHasNotBegunIsSkipped() {
        workshop.spec(Shop.SPEC.replace("entity: customers", "entity: more\ndepends_on: [customers]"));
        Run run;
        try (Engine engine = workshop.engine()) {
            engine.stop();
            run = Run.audited(engine.run(Workshop.options(false)), workshop.warehouse());
        }
        assertThat(run.statuses()).containsExactly("customers skipped", "more skipped");
        says(run.problem("customers"), "FLX-5010");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                .isEqualTo(1);
    }
}
