package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random histories of rows that come, go and come back: what is live in the target is what plain SQL says of the source. A failure shows its
 * seed, which {@code -Dmodel.seed=} repeats; bugs that are planted are found.
 */
@OnEveryDatabase
class DeletesModelTest {
    private static final Logger LOG = LoggerFactory.getLogger(DeletesModelTest.class);
    private static final int HISTORIES = 3;
    private static final int MANY_HISTORIES = 200;
    /** How many may pass before a planted bug is found. */
    private static final int ENOUGH = 300;

    @TempDir
    Path services;

    @RegisterExtension
    final Workshop workshop;

    DeletesModelTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    @BeforeEach
    void openShop() {
        DeletesModel.prepare(workshop);
        workshop.connectionsWith("timeouts: { connect: 1s }");
        Shop.open(workshop);
        // Makes the control tables where there are none yet.
        workshop.run();
        workshop.remove("customers.yaml");
    }

    @AfterEach
    void pullTheBugOut() {
        FaultyDriver.plant(Plant.NONE);
    }

    @Test
    void whatIsLiveIsWhatTheSourceHasAfterAnyHistory() {
        long seed = Long.getLong("model.seed", System.nanoTime());
        int histories =
                Integer.getInteger("model.histories", Boolean.getBoolean("faults.all") ? MANY_HISTORIES : HISTORIES);
        for (int n = 0; n < histories; n++) {
            for (DeletesModel.Way way : DeletesModel.Way.values()) {
                AssertionError failure = DeletesModel.failure(workshop, services, way, seed + n);
                if (failure != null) {
                    throw failure;
                }
            }
        }
        LOG.info("{} histories, model.seed {}", histories, seed);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPARE, SOME_KEYS",
        "COMPARE, NO_DELETE",
        "COMPARE_STAGED, SOME_KEYS",
        "COMPARE_STAGED, NO_DELETE",
        "TOMBSTONES, EARLIER_STATES",
        "TOMBSTONES_AND_MARK, NO_RETURN",
        "REPLACE, NO_DELETE",
        "REPLACE_PART, NO_DELETE",
        "REPLACE_PART, ALL_PARTS"
    })
    void aPlantedBugIsFound(DeletesModel.Way way, Plant bug) {
        if (!workshop.source().backend().code().equals("h2")) {
            return;
        }
        long seed = Long.getLong("model.seed", System.nanoTime());
        FaultyDriver.plant(bug);
        for (int n = 1; n <= ENOUGH; n++) {
            AssertionError found = DeletesModel.failure(workshop, services, way, seed + n);
            if (found != null) {
                LOG.info("{} is found by history {} of model.seed {}", bug, n, seed);
                assertThat(found).hasMessageContaining("run");
                return;
            }
        }
        fail(bug + " is not found by " + ENOUGH + " histories of model.seed " + seed);
    }
}
