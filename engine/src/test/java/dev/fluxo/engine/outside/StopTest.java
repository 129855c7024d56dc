package dev.fluxo.engine.outside;

import static dev.fluxo.engine.outside.Messages.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is asked to end: it stops between two batches, says so, leaves nothing half done, and the next run goes on. */
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
    @CsvSource({"entity, 500, 1", "batch, 1500, 2001"})
    void itStopsBetweenTwoBatches(String commit, long row, long loaded) {
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
