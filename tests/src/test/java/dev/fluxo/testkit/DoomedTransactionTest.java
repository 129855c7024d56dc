package dev.fluxo.testkit;

import static dev.fluxo.testkit.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that is refused in a way that takes the whole transaction with it is found all the same, and nothing else is lost. */
@OnEveryDatabase
class DoomedTransactionTest {
    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop;

    DoomedTransactionTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void noWayBack() {
        Shop.tables(workshop);
        Shop.customers(workshop, 1, 25_000);
        workshop.warehouse().execute("ALTER TABLE dim_customer ADD CONSTRAINT few CHECK (limite < 100000)");
        workshop.source().execute("UPDATE customer SET credit = 500000 WHERE id IN (2, 12000, 12001, 25000)");
        FaultyDriver.plant(Plant.DOOMED);
    }

    @AfterEach
    void aWayBack() {
        FaultyDriver.plant(Plant.NONE);
    }

    private <T> T doomed(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Run run() {
        return doomed(() -> {
            try (Engine engine = workshop.engine()) {
                return Run.audited(engine.run(Workshop.options(false)), workshop.warehouse());
            }
        });
    }

    @ParameterizedTest(name = "commit: {0}")
    @ValueSource(strings = {"entity", "batch"})
    void theRowsAreFound(String commit) {
        workshop.spec(Shop.SPEC + "on_error: reject\nbatch_size: 4000\ncommit: " + commit + "\n");
        Run run = run();
        assertThat(run.problems()).isEmpty();
        assertThat(run.counts("customers")).isEqualTo("read 25000, inserted 24996, rejected 4");
        assertThat(workshop.warehouse().rows("SELECT row_key, column_name FROM audit.etl_reject ORDER BY reject_id"))
                .containsExactly(
                        "customer_id=2 | limite",
                        "customer_id=12000 | limite",
                        "customer_id=12001 | limite",
                        "customer_id=25000 | limite");
        Same.rows(
                workshop.source(),
                Shop.SOURCE.replace("ORDER", "WHERE credit < 100000 ORDER"),
                workshop.warehouse(),
                Shop.TARGET);
        assertThat(run().counts("customers")).isEqualTo("nothing");
    }

    @Test
    void theRowIsNamed() {
        workshop.spec(Shop.SPEC);
        says(run().problem("customers"), "FLX-4009", "row customer_id=2:", "limite");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }

    @Test
    void moreThanAllowedEndTheLoad() {
        workshop.spec(Shop.SPEC + "on_error: reject\nmax_rejects: 3\n");
        says(run().problem("customers"), "FLX-4008");
        assertThat(workshop.warehouse().rows(Shop.TARGET)).isEmpty();
    }
}
