package dev.fluxo.engine.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random histories of concurrent writers, runs and faults: afterwards the target equals what a plain query over the source says. The
 * same histories find bugs that are planted. A failure shows its seed, which {@code -Dmodel.seed=} repeats, and its shortest history.
 */
@OnEveryDatabase
class ModelTest {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTest.class);
    private static final String WATERMARK = "[updated_at, id]";
    private static final int HISTORIES = 10;
    private static final int MANY_HISTORIES = 500;
    /** How many may pass before a planted bug is found. */
    private static final int ENOUGH = 1000;

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop;

    ModelTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        workshop.connectionsWith("timeouts: { connect: 1s }");
        // Makes the control tables where there are none yet.
        workshop.run();
    }

    @AfterEach
    void pullTheBugOut() {
        FaultyDriver.plant(Plant.NONE);
    }

    @Test
    void theTargetEqualsTheSourceAfterAnyHistory() {
        long seed = Long.getLong("model.seed", System.nanoTime());
        int histories = Boolean.getBoolean("faults.all") ? MANY_HISTORIES : HISTORIES;
        Random random = new Random(seed);
        for (int n = 0; n < histories; n++) {
            History history = History.of(random);
            AssertionError failure = failure(history, WATERMARK);
            if (failure != null) {
                History shortest = history.shortest(shorter -> failure(shorter, WATERMARK) != null);
                fail("history " + n + " of model.seed " + seed + ", at its shortest:" + shortest, failure);
            }
        }
        LOG.info("{} histories, model.seed {}", histories, seed);
    }

    @Test
    void aFenceThatIsSwitchedOffIsFound() {
        isFound("[updated_at, id], fence: none");
    }

    @Test
    void aWindowThatSkipsTiesIsFound() {
        FaultyDriver.plant(Plant.NO_TIES);
        isFound(WATERMARK);
    }

    @Test
    void aWatermarkThatIsWrittenBeforeTheDataIsFound() {
        FaultyDriver.plant(Plant.EARLY_WATERMARK);
        isFound(WATERMARK);
    }

    private void isFound(String watermark) {
        long seed = Long.getLong("model.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int n = 1; n <= ENOUGH; n++) {
            AssertionError found = failure(History.of(random), watermark);
            if (found != null) {
                LOG.info("found by history {} of model.seed {}: {}", n, seed, found.getMessage());
                assertThat(found).hasMessageContaining("Customer ");
                return;
            }
        }
        fail("not found by " + ENOUGH + " histories of model.seed " + seed);
    }

    /** Null where all is well. */
    private AssertionError failure(History history, String watermark) {
        try (Model model = new Model(workshop, services, watermark)) {
            model.play(history);
            return null;
        } catch (AssertionError e) {
            return e;
        }
    }
}
