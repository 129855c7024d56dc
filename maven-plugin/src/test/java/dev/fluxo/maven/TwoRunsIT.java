package dev.fluxo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.maven.Maven.Output;
import dev.fluxo.maven.Maven.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes load one entity: one loads, the other says who holds it. */
class TwoRunsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private Shop shop;

    @BeforeEach
    void openShop() throws IOException {
        shop = Shop.open(home);
        shop.urlSettings(";AUTO_SERVER=TRUE");
    }

    /** The first run waits, in the middle of its load, for a row of the target that the test has not committed. */
    @Test
    void theSecondSaysWhoHoldsTheEntity() throws SQLException {
        Running first;
        String holder;
        try (Connection rival = shop.connect("dw");
                Statement statement = rival.createStatement()) {
            rival.setAutoCommit(false);
            statement.execute("INSERT INTO dim_customer VALUES (1, 'of the test')");
            first = shop.maven().start("run");
            holder = running(first);

            Output second =
                    shop.maven().run("run", "-Detl.report=target/second").fails();
            assertThat(second.errors()).singleElement().asString().contains("FLX-5001", holder, "since 20");
            assertThat(second.summary()).startsWith("run failed: 0 of 1 entities loaded");
            assertThat(shop.file("target/second/run.json"))
                    .content()
                    .contains("\"status\" : \"failed\"", "\"code\" : \"FLX-5001\"");
            rival.rollback();
        }
        shop.maven().finish(first).succeeds();
        assertThat(shop.rows("dw", "SELECT id, name FROM dim_customer ORDER BY id"))
                .containsExactly("1 Ana", "2 Zoé");
        assertThat(shop.rows("dw", "SELECT last_status, last_run_id FROM ctl.etl_control"))
                .containsExactly("success " + holder);
    }

    /** Waits until the run has the entity, and gives its id. */
    private String running(Running run) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && run.process().isAlive()) {
            List<String> found = shop.rows(
                    "dw",
                    "SELECT table_name FROM information_schema.tables"
                            + " WHERE table_schema = 'AUDIT' AND table_name = 'ETL_RUN_ENTITY'");
            List<String> holders = found.isEmpty()
                    ? List.of()
                    : shop.rows("dw", "SELECT run_id FROM audit.etl_run_entity WHERE status = 'running'");
            if (!holders.isEmpty()) {
                return holders.get(0);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        run.process().destroyForcibly();
        throw new AssertionError(
                "the first run never began:\n" + shop.maven().finish(run).text());
    }
}
