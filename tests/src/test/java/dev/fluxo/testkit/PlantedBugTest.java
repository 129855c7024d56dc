package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The random histories of {@link ModelTest} find the bugs that lose rows, if they are planted. */
class PlantedBugTest {
    private static final Logger LOG = LoggerFactory.getLogger(PlantedBugTest.class);
    private static final String WATERMARK = "[updated_at, id]";
    /** How many may pass before a planted bug is found. */
    private static final int ENOUGH = 1000;

    private static final int SAMPLE = 2;

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

    /** What a run promises is broken in one way. Every build looks for some, -Pfaults for all. */
    private enum Bug {
        FENCE_SWITCHED_OFF("[updated_at, id], fence: none", Plant.NONE),
        LOOKBACK_TOO_SHORT("[updated_at, id], lookback: 1m", Plant.NONE),
        TIES_SKIPPED(WATERMARK, Plant.NO_TIES),
        WATERMARK_BEFORE_DATA(WATERMARK, Plant.EARLY_WATERMARK),
        DEFINITION_FORGOTTEN(WATERMARK, Plant.NO_DEFINITION),
        TRIGGER_UNSEEN(WATERMARK, Plant.NO_TRIGGERS);

        final String watermark;
        final Plant plant;

        Bug(String watermark, Plant plant) {
            this.watermark = watermark;
            this.plant = plant;
        }
    }

    static List<Bug> bugs() {
        List<Bug> bugs = new ArrayList<>(List.of(Bug.values()));
        Collections.shuffle(bugs);
        return Boolean.getBoolean("faults.all") ? bugs : bugs.subList(0, SAMPLE);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void isFound(Bug bug) {
        FaultyDriver.plant(bug.plant);
        isFound(bug.watermark);
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
