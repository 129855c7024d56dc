package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.fluxo.testkit.VersionModel.Way;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After any history of states and runs the target has the versions that a plain query over the log says. A failure shows its seed, which
 * {@code -Dmodel.seed=} repeats.
 */
@OnEveryDatabase
class VersionModelTest {
    private static final Logger LOG = LoggerFactory.getLogger(VersionModelTest.class);
    private static final int HISTORIES = 4;
    private static final int MANY_HISTORIES = 200;
    /** How many may pass before a planted bug is found. */
    private static final int ENOUGH = 100;

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop;

    VersionModelTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void prepare() {
        VersionModel.prepare(workshop);
    }

    @AfterEach
    void pullTheBugOut() {
        FaultyDriver.plant(Plant.NONE);
    }

    @ParameterizedTest
    @EnumSource
    void theTargetHasTheVersionsOfTheLog(Way way) {
        long seed = Long.getLong("model.seed", System.nanoTime());
        int histories =
                Integer.getInteger("model.histories", Boolean.getBoolean("faults.all") ? MANY_HISTORIES : HISTORIES);
        for (int n = 0; n < histories; n++) {
            try {
                new VersionModel(workshop, services, way, new Random(seed + n)).play();
            } catch (AssertionError e) {
                fail("history of model.seed " + (seed + n), e);
            }
        }
        LOG.info("{} histories, model.seed {}", histories, seed);
    }

    /** By the engine itself, where a statement writes fewer versions than were counted; else by what is in the target. */
    @ParameterizedTest
    @CsvSource({
        "NOT_CLOSED, CHANGES, FLX-4051",
        "LATE_DROPPED, ALL, FLX-4051",
        "ORDER_FORGOTTEN, CHANGES, ' | '",
        "OVERWRITTEN_BY_LATE, ALL_THAT_OVERWRITE, ' | '"
    })
    void aBugIsFound(Plant bug, Way way, String told) {
        FaultyDriver.plant(bug);
        long seed = Long.getLong("model.seed", System.nanoTime());
        for (int n = 0; n < ENOUGH; n++) {
            try {
                new VersionModel(workshop, services, way, new Random(seed + n)).play();
            } catch (AssertionError found) {
                LOG.info("found by history {} of model.seed {}", n, seed);
                assertThat(found).hasMessageContaining(told);
                return;
            }
        }
        fail("not found by " + ENOUGH + " histories of model.seed " + seed);
    }
}
