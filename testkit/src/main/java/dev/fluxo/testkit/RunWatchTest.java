package dev.fluxo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxo.engine.Engine;
import dev.fluxo.engine.model.RunResult;
import dev.fluxo.engine.model.RunWatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who looks on is told what the result says in the end. */
@OnEveryDatabase
class RunWatchTest {
    @RegisterExtension
    final Workshop workshop;

    private final Watch watch = new Watch();

    RunWatchTest(Backend backend) {
        workshop = new Workshop(backend);
    }

    private static final class Watch implements RunWatch {
        private final List<String> told = Collections.synchronizedList(new ArrayList<>());
        private final List<Long> rows = new ArrayList<>();
        private final List<Long> batches = new ArrayList<>();

        @Override
        public boolean counts() {
            return true;
        }

        @Override
        public void reads(String entity, @Nullable Long expected) {
            told.add(entity + " reads " + expected);
        }

        @Override
        public void read(String entity, long more, long moreBatches) {
            rows.add(more);
            batches.add(moreBatches);
        }

        @Override
        public void ended(String entity) {
            told.add(entity + " ended");
        }

        private static long sum(List<Long> numbers) {
            return numbers.stream().flatMapToLong(LongStream::of).sum();
        }
    }

    @BeforeEach
    void shop() {
        Shop.open(workshop);
    }

    private RunResult run() {
        try (Engine engine = workshop.engine()) {
            return engine.run(Workshop.options(false), watch);
        }
    }

    @Test
    void rowsAndBatchesAreTold() {
        workshop.spec(Shop.SPEC + "batch_size: 1500\n");
        Shop.customers(workshop, 1, 4_000);
        RunResult result = run();
        assertThat(watch.told).containsExactly("customers reads 4000", "customers ended");
        assertThat(Watch.sum(watch.rows))
                .isEqualTo(result.entities().get(0).counts().read());
        assertThat(Watch.sum(watch.batches)).isEqualTo(result.entities().get(0).batches());

        Shop.customers(workshop, 4_001, 4_005);
        run();
        assertThat(watch.told).endsWith("customers reads 5", "customers ended");
    }

    @Test
    void anEntityThatFailsHasEnded() {
        Shop.customers(workshop, 1, 3);
        workshop.source().execute("UPDATE customer SET name = 'a name that is much longer than twenty letters'");
        run();
        assertThat(watch.told).containsExactly("customers reads 3", "customers ended");
    }
}
