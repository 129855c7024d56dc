package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that is killed or suspended while a server, which lives on, works for it. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("dev.fluxo.testkit.Holder#servers")
class KilledRunTest {
    private static final Logger LOG = LoggerFactory.getLogger(KilledRunTest.class);
    private static final int BEFORE = 10;
    private static final int ROWS = 20_000;

    @RegisterExtension
    final Workshop workshop;

    KilledRunTest(Backend server) {
        workshop = new Workshop(server);
    }

    @BeforeEach
    void aShopOfWhichTenCustomersAreLoaded() {
        Shop.open(workshop);
        Shop.customers(workshop, 1, BEFORE);
        workshop.run();
        Shop.customers(workshop, BEFORE + 1, ROWS);
    }

    /** The statement that writes to the table waits for a lock of ours when its process dies, and goes on after that. */
    @ParameterizedTest(name = "{0}, commit: {1}, dead while it writes {2}")
    @CsvSource({
        "LATEST, entity, audit.etl_run",
        "LATEST, entity, audit.etl_run_entity",
        "LATEST, entity, dim_customer",
        "LATEST, entity, ctl.etl_control",
        "LATEST, batch, dim_customer",
        "LATEST, batch, ctl.etl_control",
        "LATEST, batch, audit.etl_reject",
        "HISTORY, entity, dim_version",
        "HISTORY, batch, dim_version",
        "APPEND, entity, dim_log",
        "APPEND, batch, dim_log",
        "APPEND, batch, ctl.etl_control",
        "LOOKUP, entity, dim_credit",
        "LOOKUP, batch, dim_fact",
        "DELETES, entity, dim_customer",
        "DELETES, batch, ctl.etl_control"
    })
    void itDiesInTheMiddleOfAStatement(Keeping keeping, String commit, String table) {
        if (keeping != Keeping.LATEST) {
            keeping.open(workshop);
            workshop.spec(keeping.spec());
            workshop.run();
            Shop.customers(workshop, ROWS + 1, ROWS + 5_000);
            workshop.source().execute("DELETE FROM customer WHERE id <= " + (keeping == Keeping.DELETES ? 50 : 0));
        }
        workshop.spec(keeping.spec().replace("[trim]", "[trim], check: \"nome != 'Customer 1500'\"")
                + "batch_size: 1000\non_error: reject\ncommit: " + commit + "\n");
        try (Holder holder = Holder.of(workshop.warehouse(), table);
                ChildRun run = ChildRun.start(workshop.folder())) {
            holder.await(run);
            run.kill();
        }
        heals("WHERE id <> 1500 ", "WHERE customer_id <> 1500 ");
        assertThat(workshop.warehouse().number("SELECT COUNT(*) FROM dim_customer WHERE customer_id = 1500"))
                .isEqualTo(keeping == Keeping.LATEST ? 0 : 1);
        assertThat(keeping.torn(workshop)).isEmpty();
    }

    /** The old rows are there, all of them; or the new ones. */
    @ParameterizedTest(name = "dead while it writes {0}")
    @ValueSource(strings = {"dim_customer", "ctl.etl_control"})
    void itDiesWhileItReplaces(String table) {
        workshop.spec(Keeping.REPLACE.spec());
        workshop.source().execute("DELETE FROM customer WHERE id < 4; UPDATE customer SET credit = 0 WHERE id = 5");
        String before = workshop.warehouse().rows(Shop.TARGET).toString();
        try (Holder holder = Holder.of(workshop.warehouse(), table);
                ChildRun run = ChildRun.start(workshop.folder())) {
            holder.await(run);
            run.kill();
        }
        letGo();
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasToString(before);
        heals("", "", Keeping.REPLACE.idle(ROWS - 3));
    }

    /** What was damaged is as it was, or healed; and another heals it. */
    @ParameterizedTest(name = "{0}, dead while it heals {1}")
    @CsvSource({
        "LATEST, dim_customer",
        "LATEST, ctl.etl_control",
        "HISTORY, dim_version",
        "LOOKUP, dim_fact",
        "DELETES, dim_customer"
    })
    void itDiesWhileItHeals(Keeping keeping, String table) {
        keeping.open(workshop);
        workshop.spec(keeping.spec());
        workshop.run();
        workshop.warehouse().execute(keeping.damage());
        String before = workshop.warehouse().rows(Shop.TARGET).toString();
        try (Holder holder = Holder.of(workshop.warehouse(), table);
                ChildRun run = ChildRun.start(workshop.folder(), "-Dcrash.heal=true")) {
            holder.await(run);
            run.kill();
        }
        letGo();
        assertThat(workshop.warehouse().rows(Shop.TARGET)).hasToString(before);
        try (ChildRun run = ChildRun.start(workshop.folder(), "-Dcrash.heal=true")) {
            assertThat(run.exit()).as(run::log).isZero();
        }
        heals("", "");
        assertThat(keeping.torn(workshop)).isEmpty();
    }

    /** By default five times; with -Pfaults a hundred. */
    @Test
    void itDiesAtAnyTime() {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        Random random = new Random(seed);
        long start = System.nanoTime();
        try (ChildRun whole = ChildRun.start(workshop.folder())) {
            assertThat(whole.exit()).as(whole::log).isZero();
        }
        int longest = (int) ((System.nanoTime() - start) / 1_000_000);
        int times = Boolean.getBoolean("faults.all") ? 100 : 5;
        int killed = 0;
        for (int n = 0; n < times; n++) {
            workshop.spec(
                    Shop.SPEC + "batch_size: 1000\ncommit: " + (random.nextBoolean() ? "entity" : "batch") + "\n");
            workshop.source()
                    .execute("UPDATE customer SET credit = credit + 1, updated_at = DATEADD(DAY, 20, updated_at)");
            // Half of the time is the start of the JVM.
            int milliseconds = longest / 3 + random.nextInt(longest);
            try (ChildRun run = ChildRun.start(workshop.folder())) {
                if (!run.endsWithin(milliseconds)) {
                    run.kill();
                    killed++;
                }
            }
            LOG.debug("killed after {} ms, faults.seed {}", milliseconds, seed);
            heals("", "");
        }
        LOG.info("{} of {} processes killed, faults.seed {}", killed, times, seed);
    }

    /** Its lock is lost meanwhile, as when the network believes it dead; another run does the work. Then it wakes. */
    @Test
    void oneThatWakesAfterAnotherRunIsRejected() {
        workshop.spec(Shop.SPEC.replace("SELECT id, name", "SELECT id, wait_at(id, name) AS name"));
        try (Holder holder = Holder.ofFunction(workshop.source());
                ChildRun run = ChildRun.start(workshop.folder())) {
            holder.await(run);
            run.signal("STOP");
            Holder.endTheLock(workshop.warehouse());
            holder.close();
            Run other = workshop.run();
            assertThat(other.counts("customers")).isEqualTo("read %1$d, inserted %1$d".formatted(ROWS - BEFORE));
            String control = workshop.warehouse()
                    .rows("SELECT version, watermark, last_run_id FROM ctl.etl_control")
                    .toString();

            run.signal("CONT");
            assertThat(run.exit()).as(run::log).isEqualTo(1);
            assertThat(workshop.warehouse().rows("SELECT error_code FROM audit.etl_run_entity WHERE status = 'failed'"))
                    .containsAnyOf("FLX-5002", "FLX-5004");
            assertThat(workshop.warehouse().rows("SELECT version, watermark, last_run_id FROM ctl.etl_control"))
                    .hasToString(control);
        }
        heals("", "");
    }

    private void letGo() {
        while (workshop.warehouse().otherSessions() + workshop.source().otherSessions() > 0) {
            Thread.onSpinWait();
        }
    }

    private void heals(String ofTheSource, String ofTheTarget) {
        heals(ofTheSource, ofTheTarget, "nothing");
    }

    /** @param again what a run counts that has nothing to do */
    private void heals(String ofTheSource, String ofTheTarget, String again) {
        letGo();
        assertThat(workshop.run().status()).isEqualTo("success");
        Same.rows(
                workshop.source(),
                Shop.SOURCE.replace("ORDER", ofTheSource + "ORDER"),
                workshop.warehouse(),
                Shop.TARGET.replace("ORDER", ofTheTarget + "ORDER"));
        assertThat(workshop.run().counts("customers")).isEqualTo(again);
        assertThat(workshop.warehouse()
                        .rows("SELECT run_id FROM audit.etl_run WHERE status = 'running'"
                                + " UNION ALL SELECT run_id FROM audit.etl_run_entity WHERE status = 'running'"))
                .isEmpty();
    }
}
