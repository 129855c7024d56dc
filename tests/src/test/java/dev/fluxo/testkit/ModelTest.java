package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random histories of concurrent writers, runs and faults: afterwards the target equals what a plain query over the source says. A
 * failure shows its seed, which {@code -Dmodel.seed=} repeats, and its shortest history. {@link PlantedBugTest} shows that they find bugs.
 */
@OnEveryDatabase
class ModelTest {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTest.class);
    private static final List<String> WATERMARKS = List.of("[updated_at, id]", "[updated_at, id], lookback: 1h");
    private static final int HISTORIES = 10;
    private static final int MANY_HISTORIES = 500;

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
        Model.prepare(workshop);
        workshop.connectionsWith("timeouts: { connect: 1s }");
        // Makes the control tables where there are none yet.
        workshop.run();
    }

    @Test
    void theTargetEqualsTheSourceAfterAnyHistory() {
        long seed = Long.getLong("model.seed", System.nanoTime());
        int histories =
                Integer.getInteger("model.histories", Boolean.getBoolean("faults.all") ? MANY_HISTORIES : HISTORIES);
        Random random = new Random(seed);
        for (int n = 0; n < histories; n++) {
            History history = History.of(random);
            String watermark = WATERMARKS.get(n % WATERMARKS.size());
            AssertionError failure = Model.failure(workshop, services, watermark, history);
            if (failure != null) {
                History shortest =
                        history.shortest(shorter -> Model.failure(workshop, services, watermark, shorter) != null);
                fail("history " + n + " of model.seed " + seed + ", at its shortest:" + shortest, failure);
            }
        }
        LOG.info("{} histories, model.seed {}", histories, seed);
    }
}
