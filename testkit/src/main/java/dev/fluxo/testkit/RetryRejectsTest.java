package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.Selection;
import dev.fluxo.engine.event.ReadingStarted;
import dev.fluxo.engine.event.RowsRead;
import dev.fluxo.engine.event.RunListener;
import dev.fluxo.engine.result.EntityState;
import dev.fluxo.engine.result.EntityStatus;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rejected rows that were corrected are loaded, without moving the watermark; the others stay on record. */
@OnEveryDatabase
class RetryRejectsTest {
    private static final String LONG = "a name of more than twenty letters";

    @RegisterExtension
    final Workshop workshop;

    RetryRejectsTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void fourAreRejected() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, 20);
        workshop.source().execute("UPDATE customer SET name = '" + LONG + "' WHERE id IN (3, 7, 8, 20)");
        workshop.spec(Shop.SPEC + "on_error: reject\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20, inserted 16, rejected 4");
    }

    private Run retry() {
        try (Engine engine = workshop.engine()) {
            Run run = Run.audited(engine.retryRejects(Selection.ALL), workshop.warehouse());
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("fluxo-write-customers"));
            return run;
        }
    }

    private long pending() {
        return workshop.warehouse().number("SELECT COUNT(*) FROM audit.etl_reject WHERE retried_at IS NULL");
    }

    @Test
    void whatPassesNowIsLoaded() {
        String watermark = workshop.watermark("customers");
        workshop.source().execute("UPDATE customer SET name = 'Short' WHERE id IN (3, 7)");
        workshop.source().execute("DELETE FROM customer WHERE id = 8");

        assertThat(retry().counts("customers")).isEqualTo("read 3, inserted 2, rejected 1");
        assertThat(pending()).isEqualTo(1);
        assertThat(workshop.watermark("customers")).isEqualTo(watermark);
        assertThat(workshop.warehouse().rows(Shop.TARGET))
                .isEqualTo(workshop.source().rows(Shop.SOURCE.replace("ORDER", "WHERE id <> 20 ORDER")));

        assertThat(retry().counts("customers")).isEqualTo("read 1, rejected 1");
        workshop.spec(Shop.SPEC.replace("[trim]", "[trim, left(20)]"));
        assertThat(retry().counts("customers")).isEqualTo("read 1, inserted 1");
        assertThat(retry().counts("customers")).isEqualTo("nothing");
        assertThat(workshop.run().counts("customers")).isEqualTo("nothing");
    }

    @Test
    void aRowThatARunHasLoadedSinceIsUnchanged() {
        workshop.source()
                .execute(
                        "UPDATE customer SET name = 'Short', updated_at = TIMESTAMP '2025-02-01 00:00:00' WHERE id = 3");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 1, inserted 1");
        assertThat(retry().counts("customers")).isEqualTo("read 4, unchanged 1, rejected 3");
        assertThat(pending()).isEqualTo(3);
    }

    @Test
    void aKeyThatIsComputedIsFoundByTheWatermark() {
        workshop.warehouse()
                .execute("DELETE FROM audit.etl_reject; DELETE FROM dim_customer; DELETE FROM ctl.etl_control");
        String spec = Shop.SPEC.replace("customer_id: id", "customer_id: { expression: \"id + 1000\" }");
        workshop.spec(spec + "on_error: reject\n");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 20, inserted 16, rejected 4");
        workshop.source().execute("UPDATE customer SET name = 'Short' WHERE id = 7");
        assertThat(retry().counts("customers")).isEqualTo("read 4, inserted 1, rejected 3");
        assertThat(workshop.warehouse().text("SELECT nome FROM dim_customer WHERE customer_id = 1007"))
                .isEqualTo("Short");
    }

    /** What is said of the last run is not changed by what tries its rejects again. */
    @Test
    void itHidesNoFailedLoad() {
        workshop.source().execute("UPDATE customer SET name = 'Short' WHERE id = 3");
        workshop.spec(Shop.SPEC.replace("limite: credit", "limite: { from: credit, check: \"limite < 100\" }"));
        workshop.source().execute("UPDATE customer SET credit = 500, updated_at = '2025-06-01' WHERE id = 4");
        Run failed = workshop.run();
        assertThat(failed.status()).isEqualTo("failed");
        String control = "SELECT last_status, last_run_id, CAST(last_success_at AS VARCHAR(40)) FROM ctl.etl_control";
        List<String> before = workshop.warehouse().rows(control);

        assertThat(retry().counts("customers")).isEqualTo("read 4, inserted 1, rejected 3");
        assertThat(workshop.warehouse().rows(control)).isEqualTo(before);
        try (Engine engine = workshop.engine()) {
            EntityState state = engine.status(Selection.ALL).get(0);
            assertThat(state.lastStatus()).isEqualTo(EntityStatus.FAILED);
            assertThat(state.lastRunId()).isEqualTo(failed.result().runId());
            assertThat(engine.site(Selection.ALL).entities().get(0).last().status())
                    .isEqualTo(EntityStatus.FAILED);
        }
        assertThat(workshop.warehouse().rows("SELECT mode FROM audit.etl_run ORDER BY started_at"))
                .containsExactly("run", "run", "retry_rejects");
    }

    @Test
    void anEntityWithoutRejectsIsNotCalledLoaded() {
        workshop.warehouse().execute("CREATE TABLE other (customer_id INT PRIMARY KEY, nome VARCHAR(100))");
        workshop.spec("""
                entity: others
                source: { connection: src, table: customer }
                watermark: { columns: [updated_at, id] }
                columns: { customer_id: id, nome: name }
                target: { connection: dw, table: other, keys: [customer_id] }
                """);
        Run run = retry();
        assertThat(run.status()).isEqualTo("success");
        assertThat(run.statuses()).containsExactlyInAnyOrder("customers success", "others skipped");
        says(run.problem("others"), "FLX-5060", "others");
    }

    @Test
    void manyRejectsAreReadInFewQueries() {
        Shop.customers(workshop, 1_000, 3_500);
        workshop.spec(Shop.SPEC + "on_error: reject\nmax_rejects: 100%\n");
        workshop.source()
                .execute("UPDATE customer SET name = '" + LONG + "', updated_at = '2025-06-01' WHERE id >= 1000");
        assertThat(workshop.run().counts("customers")).isEqualTo("read 2501, rejected 2501");
        workshop.source().execute("UPDATE customer SET name = 'Short' WHERE id >= 1000 AND id < 3000");
        LongAdder expected = new LongAdder();
        LongAdder seen = new LongAdder();
        RunListener listener = event -> {
            if (event instanceof ReadingStarted begins) {
                expected.add(begins.rows());
            } else if (event instanceof RowsRead more) {
                seen.add(more.rows());
            }
        };
        try (Engine engine = workshop.engine()) {
            Run run = Run.audited(engine.retryRejects(Selection.ALL, listener), workshop.warehouse());
            assertThat(run.counts("customers")).isEqualTo("read 2505, inserted 2000, rejected 505");
            assertThat(run.entity("customers").batches()).isEqualTo(3);
        }
        assertThat(pending()).isEqualTo(505);
        assertThat(seen.sum()).isEqualTo(2_505);
        assertThat(expected.sum()).isEqualTo(2_505);
    }

    /** Two source rows of one key: the earlier one was rejected, the later one is in the target. */
    @Test
    void anOlderRowDoesNotReplaceANewerOne() {
        workshop.warehouse()
                .execute("DELETE FROM audit.etl_reject; DELETE FROM dim_customer; DELETE FROM ctl.etl_control");
        workshop.spec(Shop.SPEC
                        .replace("customer_id: id", "customer_id: { expression: \"id % 10\" }")
                        .replace("limite: credit", "limite: { from: credit, check: \"limite < 1000\" }")
                + "on_error: reject\n");
        workshop.source().execute("UPDATE customer SET name = 'Short'");
        workshop.source().execute("UPDATE customer SET credit = 5000 WHERE id IN (4, 15)");
        assertThat(workshop.run().status()).isEqualTo("success");
        workshop.source().execute("UPDATE customer SET credit = 7 WHERE id IN (4, 15)");

        // 14 is later than 4; nothing is later than 15.
        assertThat(retry().counts("customers")).isEqualTo("read 2, updated 1, superseded 1");
        assertThat(workshop.warehouse()
                        .rows("SELECT customer_id, limite FROM dim_customer WHERE customer_id IN (4, 5) ORDER BY 1"))
                .containsExactly("4 | 21.00", "5 | 7.00");
        assertThat(pending()).isZero();
    }

    @Test
    void whatOnlyTheDatabaseRefusesStaysOnRecord() {
        workshop.source().execute("UPDATE customer SET name = 'Short' WHERE id IN (3, 7, 8)");
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT not_seven CHECK (customer_id <> 7)");
        assertThat(retry().counts("customers")).isEqualTo("read 4, inserted 2, rejected 2");
        assertThat(workshop.warehouse()
                        .rows("SELECT row_key FROM audit.etl_reject WHERE retried_at IS NULL ORDER BY 1"))
                .containsExactly("customer_id=20", "customer_id=7");
    }

    /** A run that began before, and lost its lock, must not commit after it. */
    @Test
    void itFencesRivals() {
        workshop.source().execute("UPDATE customer SET name = 'Short' WHERE id = 3");
        String version = workshop.warehouse().text("SELECT version FROM ctl.etl_control");
        retry();
        assertThat(workshop.warehouse().number("SELECT version FROM ctl.etl_control"))
                .isEqualTo(Long.parseLong(version) + 1);
    }
}
