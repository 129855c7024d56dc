package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.Problem;
import dev.fluxo.engine.result.EntityResult;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody alters a table between any two calls of a run: the run succeeds, or fails by name; no value is changed, no row lost. */
@OnEveryDatabase
class ChangedTableTest {
    private static final Logger LOG = LoggerFactory.getLogger(ChangedTableTest.class);
    private static final int ROWS = 40;

    enum Change {
        SOURCE_COLUMN_RENAMED(true, "ALTER TABLE customer RENAME COLUMN credit TO gone"),
        SOURCE_COLUMN_ADDED(true, "ALTER TABLE customer ADD COLUMN more INT"),
        TARGET_COLUMN_RENAMED(false, "ALTER TABLE dim_customer RENAME COLUMN limite TO gone"),
        TARGET_COLUMN_NARROWED(false, "ALTER TABLE dim_customer ALTER COLUMN nome TYPE VARCHAR(5)"),
        TARGET_COLUMN_REQUIRED(false, "ALTER TABLE dim_customer ADD COLUMN must INT NOT NULL"),
        TARGET_DROPPED(false, "DROP TABLE dim_customer");

        private final boolean source;
        private final String sql;

        Change(boolean source, String sql) {
            this.source = source;
            this.sql = sql;
        }
    }

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop;

    ChangedTableTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        open();
        workshop.run();
    }

    private void open() {
        Shop.open(workshop);
        workshop.connectionsWith("timeouts: { connect: 1s, lock: 1s }");
        workshop.spec(Shop.SPEC + "batch_size: 10\n");
        Shop.customers(workshop, 1, ROWS);
    }

    @ParameterizedTest
    @EnumSource
    void theRunSucceedsOrFailsByName(Change change) {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        Random random = new Random(seed);
        int times = Boolean.getBoolean("faults.all") ? 40 : 3;
        for (int n = 0; n < times; n++) {
            workshop.source().execute("DROP TABLE customer");
            workshop.warehouse().execute("DROP TABLE IF EXISTS dim_customer; DELETE FROM ctl.etl_control");
            open();
            FaultyDriver.arm(null);
            run();
            int calls = FaultyDriver.disarm();
            workshop.warehouse().execute("DELETE FROM dim_customer; DELETE FROM ctl.etl_control");

            int call = 1 + random.nextInt(calls);
            FaultyDriver.arm(call, () -> alter(change));
            Problem problem = run();
            FaultyDriver.disarm();
            String when = "%s at call %d of %d, faults.seed %d: %s".formatted(change, call, calls, seed, problem);
            LOG.info(when);
            if (problem != null) {
                assertThat(problem.code().id()).as(when).matches("FLX-(2...|3005|3013|4...)");
                assertThat(problem.message()).as(when).isNotBlank();
            }
            assertThat(workshop.watermark("customers") == null).as(when).isEqualTo(problem != null);
            if (problem == null && change != Change.TARGET_DROPPED) {
                assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer"))
                        .as(when)
                        .isEqualTo(ROWS);
            }
        }
    }

    /** Not where the run holds the table: then the change comes later, which is no change for the run. */
    private void alter(Change change) {
        Database of = change.source ? workshop.source() : workshop.warehouse();
        try (Database other = of.another(of.backend().lockTimeout(50))) {
            other.attempt(change.sql);
        } catch (SQLException e) {
            String state = e.getSQLState().startsWith("S0") ? String.valueOf(e.getErrorCode()) : e.getSQLState();
            assertThat(state)
                    .as(e.getMessage())
                    .isIn("55P03", "HYT00", "40001", "23502", "22001", "1222", "4901", "2628", "8152");
        }
    }

    private Problem run() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        try (Engine engine = workshop.engine()) {
            EntityResult result = engine.run(Workshop.options(false)).entities().get(0);
            return result.problem();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
