package dev.fluxo.testkit;

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

/** The random histories of {@link ModelTest} find the bugs that lose rows, if they are planted. */
class PlantedBugTest {
    private static final Logger LOG = LoggerFactory.getLogger(PlantedBugTest.class);
    private static final String WATERMARK = "[updated_at, id]";
    /** How many may pass before a planted bug is found. */
    private static final int ENOUGH = 1000;

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop = new Workshop();

    @BeforeEach
    void openShop() {
        Shop.open(workshop);
        Model.prepare(workshop);
        workshop.connectionsWith("timeouts: { connect: 1s }");
        // Makes the control tables where there are none yet.
        workshop.run();
    }

    @AfterEach
    void pullTheBugOut() {
        FaultyDriver.plant(Plant.NONE);
    }

    @Test
    void aFenceThatIsSwitchedOffIsFound() {
        isFound("[updated_at, id], fence: none");
    }

    @Test
    void aLookbackThatIsTooShortIsFound() {
        isFound("[updated_at, id], lookback: 1m");
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

    @Test
    void aDefinitionThatIsForgottenIsFound() {
        FaultyDriver.plant(Plant.NO_DEFINITION);
        isFound(WATERMARK);
    }

    @Test
    void aTriggerThatNobodySeesIsFound() {
        FaultyDriver.plant(Plant.NO_TRIGGERS);
        isFound(WATERMARK);
    }

    private void isFound(String watermark) {
        long seed = Long.getLong("model.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int n = 1; n <= ENOUGH; n++) {
            AssertionError found = Model.failure(workshop, services, watermark, History.of(random));
            if (found != null) {
                LOG.info("found by history {} of model.seed {}: {}", n, seed, found.getMessage());
                assertThat(found).hasMessageContaining("Customer ");
                return;
            }
        }
        fail("not found by " + ENOUGH + " histories of model.seed " + seed);
    }
}
