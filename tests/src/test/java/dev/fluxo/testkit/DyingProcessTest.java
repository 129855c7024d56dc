package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that dies before any call of a driver, or at any time, of each make of database: that of an embedded one dies with it. Nothing is half
 * loaded, no watermark is ahead of the rows, and the next run leaves all as if nothing had happened. By default a small sample, or one of
 * {@code -Dfaults.sample=}; {@code -Dfaults.seed=} repeats what was tried.
 */
@OnEveryDatabase
class DyingProcessTest {
    private static final Logger LOG = LoggerFactory.getLogger(DyingProcessTest.class);
    private static final int SAMPLE = 1;
    private static final int MANY = 60;
    private static final int ROWS = 20_000;

    @TempDir
    Path drivers;

    @RegisterExtension
    final Workshop workshop;

    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Backend backend;
    private int died;

    DyingProcessTest(Backend backend) {
        this.backend = backend;
        workshop = Workshop.lasting(backend);
    }

    private static int sample() {
        return Integer.getInteger("faults.sample", Boolean.getBoolean("faults.all") ? MANY : SAMPLE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "FIRST_LOAD",
                "EACH_BATCH",
                "SPLIT",
                "REJECTS",
                "HISTORY_EACH_BATCH",
                "APPEND_EACH_BATCH",
                "LOOKUP",
                "DELETES",
                "REPLACE"
            })
    void atAnyCallTheNextRunGoesOn(Scenario scenario) {
        ChangingShop shop = ChangingShop.open(workshop, scenario);
        shop.change();
        FaultyDriver.arm(null);
        workshop.runWith(FaultyDriver.loader(drivers));
        int calls = FaultyDriver.disarm();
        shop.heals("nothing died");
        while (died < sample()) {
            shop.change();
            String before = shop.target();
            int call = 1 + random.nextInt(calls);
            String when = scenario + ", dead at call " + call + " of " + calls + ", faults.seed " + seed;
            workshop.away(() -> dies(call));
            if (scenario.replaces()) {
                assertThat(shop.target())
                        .as(when)
                        .isIn(before, workshop.source().rows(Shop.SOURCE).toString());
            }
            assertThat(ChangingShop.left(workshop)).as(when).isEmpty();
            shop.neverAhead(when);
            shop.heals(when);
        }
        LOG.info("{}: {} processes died, faults.seed {}", scenario, died, seed);
    }

    /** Not where it has fewer calls to make than that. */
    private void dies(int call) {
        try (ChildRun run = ChildRun.start(workshop.folder(), "-Dcrash.call=" + call)) {
            int exit = run.exit();
            assertThat(exit).as(run::log).isIn(CrashingRun.KILLED, 0);
            died += exit == 0 ? 0 : 1;
        }
    }

    /**
     * H2 saves one map after the other, so one that is killed in between can keep a row of a transaction whose log it has lost, and waits for that
     * transaction for ever (h2database#2080, docs/databases.md): of it, whoever asks for many has them.
     */
    @Test
    void atAnyTimeTheNextRunGoesOn() {
        assumeTrue(!backend.code().equals("h2") || Boolean.getBoolean("faults.all"), "H2 may wait for ever");
        ChangingShop shop = ChangingShop.open(workshop, Scenario.INCREMENT);
        Shop.customers(workshop, 100, ROWS);
        workshop.spec(Shop.SPEC + "batch_size: 1000\n");
        long start = System.nanoTime();
        workshop.away(() -> {
            try (ChildRun whole = ChildRun.start(workshop.folder())) {
                assertThat(whole.exit()).as(whole::log).isZero();
            }
        });
        int longest = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        for (int n = 0; n < sample(); n++) {
            workshop.spec(
                    Shop.SPEC + "batch_size: 1000\ncommit: " + (random.nextBoolean() ? "entity" : "batch") + "\n");
            workshop.source()
                    .execute("UPDATE customer SET credit = credit + 1, updated_at = DATEADD(DAY, 20, updated_at)");
            // Half of the time is the start of the JVM.
            int milliseconds = longest / 3 + random.nextInt(longest);
            workshop.away(() -> killedAfter(milliseconds));
            String when = "killed after " + milliseconds + " ms, faults.seed " + seed;
            assertThat(ChangingShop.left(workshop)).as(when).isEmpty();
            shop.neverAhead(when);
            shop.heals(when);
        }
        LOG.info("{} of {} processes killed, faults.seed {}", died, sample(), seed);
    }

    private void killedAfter(int milliseconds) {
        try (ChildRun run = ChildRun.start(workshop.folder())) {
            if (!run.endsWithin(milliseconds)) {
                run.kill();
                died++;
            }
        }
    }
}
