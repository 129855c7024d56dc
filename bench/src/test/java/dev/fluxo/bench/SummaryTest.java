package dev.fluxo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void comparesMedians() {
        Summary engine = engine(List.of(
                load(Contenders.LIMIT, 1, 4, null),
                load(Contenders.ENGINE, 1, 90, 7L),
                load(Contenders.SPRING, 1, 20, 1L),
                load(Contenders.LIMIT, 2, 6, null),
                load(Contenders.ENGINE, 2, 2, 9L),
                load(Contenders.SPRING, 2, 20, 1L),
                load(Contenders.LIMIT, 3, 5, null),
                load(Contenders.ENGINE, 3, 4, 8L),
                load(Contenders.SPRING, 3, 1, 1L)));
        assertThat(engine.rounds()).isEqualTo(3);
        assertThat(engine.seconds()).isEqualTo(4);
        assertThat(engine.toYardstick()).isEqualTo(0.8);
        assertThat(engine.cpuToYardstick()).isEqualTo(0.8);
        assertThat(engine.fasterThanSpring()).isEqualTo(5);
        assertThat(engine.rowsPerSecond()).isEqualTo(250);
        assertThat(engine.peakHeapBytes()).isEqualTo(9);
    }

    @Test
    void comparesWithNothingThatWasNotMeasured() {
        Summary engine = engine(List.of(load(Contenders.ENGINE, 1, 2, null)));
        assertThat(engine.toYardstick()).isNull();
        assertThat(engine.fasterThanSpring()).isNull();
        assertThat(engine.peakHeapBytes()).isNull();
    }

    @Test
    void comparesWithTheHarderLimitWhereItWasMeasured() {
        Summary engine = engine(List.of(
                load(Contenders.LIMIT, 1, 4, null),
                load(Contenders.ENGINE, 1, 3, null),
                load(Contenders.LIMIT2, 1, 2, null)));
        assertThat(engine.toYardstick()).isEqualTo(1.5);
        assertThat(engine.cpuToYardstick()).isEqualTo(1.5);
    }

    private static Summary engine(List<Measurement> measurements) {
        return Summary.of(measurements).stream()
                .filter(summary -> summary.contender().equals(Contenders.ENGINE))
                .findFirst()
                .orElseThrow();
    }

    private static Measurement load(String contender, int round, double seconds, @Nullable Long heap) {
        return new Measurement(
                Suite.POSTGRES,
                Scenario.FIRST_LOAD,
                contender,
                round,
                1_000,
                new Run(seconds, 2 * seconds, null, heap, null));
    }
}
