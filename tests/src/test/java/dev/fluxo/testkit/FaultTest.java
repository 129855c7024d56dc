package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.problem.FluxoException;
import dev.fluxo.engine.result.RunResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each call of a driver fails, in every way that a call can: before it takes effect or after, once or for ever. Whatever the
 * run then says of itself is true, and the next run leaves all as if nothing had happened. By default a small sample, or one
 * of {@code -Dfaults.sample=}; {@code -Pfaults} takes every call. {@code -Dfaults.seed=} repeats what was tried.
 */
@OnEveryDatabase
class FaultTest {
    private static final Logger LOG = LoggerFactory.getLogger(FaultTest.class);
    private static final int SAMPLE = 5;
    private static final int MOST_FOR_EVER = 40;

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop;

    FaultTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private ChangingShop open(Scenario scenario) {
        workshop.connectionsWith("timeouts: { connect: 250ms }");
        return ChangingShop.open(workshop, scenario);
    }

    @ParameterizedTest
    @EnumSource
    void whateverCallFailsTheNextRunHeals(Scenario scenario) {
        ChangingShop shop = open(scenario);
        shop.change();
        FaultyDriver.arm(null);
        run();
        int calls = FaultyDriver.disarm();
        shop.heals("no fault");

        long seed = Long.getLong("faults.seed", System.nanoTime());
        List<Fault> faults = faults(calls, seed);
        LOG.info("{}: {} calls, {} faults, faults.seed {}", scenario, calls, faults.size(), seed);
        for (Fault fault : faults) {
            String when = scenario + ", " + fault + ", faults.seed " + seed;
            shop.change();
            String before = shop.target();
            FaultyDriver.arm(fault);
            Throwable thrown = run();
            FaultyDriver.disarm();
            if (scenario.replaces()) {
                assertThat(shop.target())
                        .as(when)
                        .isIn(before, workshop.source().rows(Shop.SOURCE).toString());
            }
            if (thrown != null && !(thrown instanceof FluxoException)) {
                fail(when, thrown);
            }
            shop.neverAhead(when);
            shop.heals(when);
        }
    }

    /** Nothing is counted twice, or not at all, because a commit was said to have failed. */
    @Test
    void aCommitThatIsDoneIsDoneWhateverIsSaidOfIt() {
        ChangingShop shop = open(Scenario.REJECTS);
        for (int commit = 1; commit <= 8; commit++) {
            shop.change();
            FaultyDriver.arm(new Fault(Fault.Kind.DEADLOCK, commit, true, false, "commit"));
            run();
            FaultyDriver.disarm();
            shop.heals("commit " + commit);
        }
    }

    @Test
    void aConnectionThatIsOfNoUseIsClosed() {
        open(Scenario.INCREMENT);
        FaultyDriver.arm(new Fault(Fault.Kind.OUT_OF_MEMORY, 1, false, false, "getMetaData"));
        Throwable thrown = run();
        FaultyDriver.disarm();
        assertThat(thrown).hasMessageContaining("FLX-5015");
        assertThat(ChangingShop.left(workshop)).isEmpty();
    }

    /** PostgreSQL's driver would wait for the end of that COPY for ever. */
    @Test
    void aCopyThatCannotBeEndedHangsNobody() {
        ChangingShop shop = open(Scenario.INCREMENT);
        for (String call : List.of("copyIn", "writeToCopy", "endCopy", "copyOut", "readFromCopy")) {
            shop.change();
            FaultyDriver.arm(new Fault(Fault.Kind.OUT_OF_MEMORY, 1, false, false, call));
            assertTimeoutPreemptively(Duration.ofSeconds(60), this::run, call);
            FaultyDriver.disarm();
            shop.heals(call);
        }
    }

    private static List<Fault> faults(int calls, long seed) {
        Random random = new Random(seed);
        List<Fault> once = new ArrayList<>();
        List<Fault> forEver = new ArrayList<>();
        for (Fault.Kind kind : Fault.Kind.values()) {
            for (int call = 1; call <= calls; call++) {
                boolean after = random.nextBoolean();
                once.add(new Fault(kind, call, after, false));
                forEver.add(new Fault(kind, call, after, true));
            }
        }
        Collections.shuffle(once, random);
        Collections.shuffle(forEver, random);
        boolean all = Boolean.getBoolean("faults.all");
        int sample = Integer.getInteger("faults.sample", all ? once.size() : SAMPLE);
        // What fails for ever is waited for.
        return Stream.concat(once.stream().limit(sample), forEver.stream().limit(Math.min(sample / 5, MOST_FOR_EVER)))
                .toList();
    }

    /** What a run throws is for the caller to judge. */
    private Throwable run() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FaultyDriver.loader(services));
        try (Engine engine = workshop.engine()) {
            RunResult result = engine.run(Workshop.options(false));
            LOG.debug("{} {}", result.status(), result.entities());
            return null;
        } catch (Throwable e) {
            return e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
